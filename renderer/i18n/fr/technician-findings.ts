/** What each finding means in technical terms and the next check, in Belgian French (reference belgian-eid.md §7). */
import type { FindingWords } from '../counter-texts.ts';

export const technicianFindings: FindingWords = {
  'reader.service-down': 'Pas de service PC/SC (8010001D, 8010001E). Démarrez pcscd ou SCardSvr, puis eid readers.',
  'reader.none':
    'Service actif, liste vide (8010002E). Câble, alimentation USB, pilote CCID ; comparez lsusb à la liste PC/SC.',
  'reader.lost':
    'Lecteur disparu en cours d’usage (80100017, 80100009). Câble, hub, économie d’énergie ; journal du noyau.',
  'reader.busy':
    'Violation de partage (8010000B), transaction d’un autre, ou réinitialisations par un autre (80100068). Cherchez l’autre programme.',
  'reader.not-answering':
    'Une commande a dépassé son délai. Cycle d’alimentation, autre carte dans le même lecteur, autre port ; dernière APDU dans la trace.',
  'reader.contact-unstable':
    'Erreurs de transmission (80100013, 80100016, 8010002F) à des offsets variables : contacts ou lecteur. Nettoyez, comptez sur plusieurs cartes.',
  'chip.mute':
    'État PRESENT et MUTE (0x200) ou 80100066 : pas d’ATR. Sens, saleté, ressorts ; puis une autre carte dans le même lecteur.',
  'chip.dead':
    'MUTE après trois essais guidés, alors qu’une autre carte donne son ATR dans le même lecteur. Pas d’autre test nécessaire.',
  'chip.not-eid': 'L’AID de l’applet est introuvable (6A82) après un ATR valable. Comparez l’ATR à la liste belge.',
  'chip.unsupported-generation':
    'GET CARD DATA (80 E4) donne une version d’applet hors table, ou aucune. Notez longueur et mot d’état ; mise à jour.',
  'chip.memory-damaged':
    'Le même fichier s’arrête au même offset après reset et cycle d’alimentation : mémoire, pas contact. Un offset variable serait le contact.',
  'chip.eeprom-failure': 'Mot d’état 6581 (défaut de mémoire) de la puce. Souvent muette peu après ; ne pas réécrire.',
  'chip.not-personalised': 'L’octet de cycle de vie n’est pas 0F dans GET CARD DATA. Non personnalisée ou terminée.',
  'chip.not-activated':
    '6283, 6985 ou 6D00 à la sélection ou à la lecture des fichiers de données. Pas un défaut de la puce.',
  'chip.file-missing':
    '6A82 sur un fichier obligatoire alors que d’autres existent. Défaut de personnalisation ; relisez pour exclure un reset.',
  'data.unsigned-source': 'Données d’un fichier de champs sans signature. Rien n’est vérifiable.',
  'data.identity-corrupt':
    'EF 4031 tout à 00 ou FF, TLV cassé, balise double, UTF-8 incorrect ou caractères invisibles. Voir offset et balise.',
  'data.identity-incomplete':
    'EF 4031 est lisible, mais des balises obligatoires manquent ou sont vides. Voir la liste des balises.',
  'data.identity-signature-invalid':
    'La signature de 4032 ne se vérifie pas sur 4031 avec la clé RRN. Relisez les deux ; ensuite, considérez comme modifié.',
  'data.address-missing': 'EF 4033 vide, tout à 00 ou tout à FF. Écriture interrompue ou titulaire à l’étranger.',
  'data.address-abroad': 'EF 4033 ne contient que le code postal. Normal pour un titulaire à l’étranger.',
  'data.address-corrupt':
    'EF 4033 : TLV cassé, champs manquants ou caractères invisibles. Souvent une écriture d’adresse interrompue.',
  'data.address-signature-invalid':
    '4034 ne se vérifie pas sur 4033 et 4032, alors que 4032 se vérifie. Adresse écrite sans nouvelle signature.',
  'data.photo-missing': 'EF 4035 absent ou vide. Défaut de personnalisation.',
  'data.photo-corrupt':
    'Le hachage de EF 4035 n’est pas la balise 11 de l’identité. Relisez ; la même longueur indique la mémoire.',
  'data.photo-format':
    'Le hachage est correct, le contenu n’est pas un JPEG d’une taille affichable. Notez largeur, hauteur, longueur.',
  'data.chip-number-mismatch':
    'La balise 02 de l’identité n’est pas le numéro de série de GET CARD DATA. Clone ou échange en production.',
  'data.holder-mismatch': 'serialNumber d’un certificat du citoyen n’est pas la balise 06 de l’identité.',
  'data.national-number-invalid':
    'Balise 06 : modulo 97 faux, avec et sans le 2 initial pour les naissances depuis 2000.',
  'data.card-number-invalid':
    'Balise 01 : modulo 97 faux. Une forme inconnue est possible ; comparez avec l’impression.',
  'data.birth-date-mismatch':
    'Date de la balise 06 contre la balise 0C. Dates inconnues et mois bis sont pris en compte.',
  'data.sex-mismatch':
    'Parité du compteur de la balise 06 contre la balise 0D. Les numéros bis de sexe inconnu sont pris en compte.',
  'data.register-mismatch':
    'Une réponse du registre diffère d’un champ signé. Ni la puce ni le lecteur ne sont en cause.',
  'data.printed-mismatch':
    'Signalé par une personne ; aucun contrôle ne lit l’impression. Comparez la carte aux données vérifiées.',
  'data.unknown-field': 'Balises hors table, conservées brutes. Notez-les et mettez le logiciel à jour.',
  'data.unknown-document-type': 'La balise 0F contient un code hors table. Notez-le et mettez le logiciel à jour.',
  'certificate.rrn-corrupt':
    'Le certificat RRN (503C) est tout à zéro ou n’est pas un X.509. Relisez, comparez la longueur.',
  'certificate.rrn-untrusted':
    'Aucune racine épinglée n’a signé le certificat RRN. Voir la version de la liste de confiance : nouvelle racine, test ou faux.',
  'certificate.test-card': 'Mène à une racine de test donnée exprès. Normal en démonstration.',
  'certificate.missing': '5038 et 5039 absents ou à zéro. Normal pour un mineur ou un refus.',
  'certificate.expired':
    'notAfter d’un certificat du citoyen est passé alors que la carte est valable. Vérifiez d’abord l’horloge.',
  'certificate.not-yet-valid': 'notBefore est dans le futur. Vérifiez horloge et fuseau de la borne.',
  'certificate.citizen-untrusted':
    'Le certificat du citoyen ou son autorité ne mène pas à une racine connue. Voir le problème par certificat ; version de la liste.',
  'certificate.revoked':
    'OCSP ou CRL : révoqué. Voir qui a répondu et quand ; le code de raison n’est pas dit au citoyen.',
  'certificate.suspended': 'OCSP ou CRL : raison certificateHold.',
  'certificate.revocation-unchecked':
    'Pas de réponse utilisable d’OCSP ou de CRL à temps. Réseau, proxy, horloge ; docs/revocation.md.',
  'card.expired': 'La balise 04 est passée selon le calendrier de Bruxelles. Vérifiez l’horloge.',
  'card.expires-soon': 'La balise 04 tombe dans la fenêtre du fichier de la commune.',
  'card.not-yet-valid': 'La balise 03 est dans le futur. Vérifiez l’horloge ; sinon, personnalisation.',
  'card.copy-suspected':
    'Fichier de clé 4040 contre le hachage signé (balise 1A), ou défi échoué en 1.8. Répétez une fois dans un autre lecteur.',
  'card.authentication-exhausted': 'INTERNAL AUTHENTICATE répond 6985 : la limite de défis est atteinte.',
  'pin.tries-left': 'L’état VERIFY sans PIN a répondu 63C1 ou 63C2. Ne coûte aucun essai.',
  'pin.blocked': 'L’état VERIFY a répondu 6983 ou 63C0. PUK jusqu’à l’applet 1.7 seulement.',
  'card.chip-detached': 'Signalé par une personne ; aucune lecture n’a été faite. Examinez le corps de la carte.',
  'card.damaged':
    'Signalé par une personne. Comparez à la lecture : une fissure près du module donne des offsets variables.',
};
