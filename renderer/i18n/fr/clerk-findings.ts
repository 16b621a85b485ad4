/** What each finding means for the file and what the counter does with it, in Belgian French (seed 001; municipal.md part C). */
import type { FindingWords } from '../counter-texts.ts';

export const clerkFindings: FindingWords = {
  'reader.service-down':
    'La borne n’a atteint aucun lecteur : on ne sait rien de la carte. Testez la carte au guichet.',
  'reader.none': 'La borne n’avait pas de lecteur : on ne sait rien de la carte. Testez la carte au guichet.',
  'reader.lost': 'La borne a perdu son lecteur pendant le contrôle. Testez la carte au guichet.',
  'reader.busy': 'Un autre programme occupait la carte. Cela ne dit rien de la carte : testez à nouveau.',
  'reader.not-answering':
    'Une commande est restée sans réponse. Carte ou lecteur : testez d’abord la carte au guichet.',
  'reader.contact-unstable':
    'Le contact s’est rompu à des endroits variables : contacts sales ou lecteur. Nettoyez la puce et testez au guichet.',
  'chip.mute':
    'La puce n’a donné aucun signe de vie. Testez au guichet, puce vers le haut et propre, avant d’ouvrir un ticket.',
  'chip.dead':
    'La puce reste muette dans un lecteur qui lit d’autres cartes. Puce défectueuse : ticket au 02 518 21 16 et annexe 12.',
  'chip.not-eid': 'Ce n’était pas une carte d’identité belge. Demandez l’eID.',
  'chip.unsupported-generation': 'La borne ne connaît pas cette version de puce. Lisez la carte au guichet.',
  'chip.memory-damaged':
    'Un fichier de la puce est illisible à un endroit. Si c’est prouvé : ticket au 02 518 21 16 et annexe 12.',
  'chip.eeprom-failure':
    'La puce signale elle-même une mémoire défectueuse. Ouvrez un ticket au 02 518 21 16 ; prévoyez un remplacement.',
  'chip.not-personalised':
    'La puce n’a jamais été remplie ou a été mise hors service. Ouvrez un ticket au 02 518 21 16.',
  'chip.not-activated':
    'La carte n’est pas encore activée. Activez-la ici, ou au consulat si le titulaire vit à l’étranger.',
  'chip.file-missing':
    'Un fichier obligatoire manque sur la puce : défaut de production. Ouvrez un ticket au 02 518 21 16.',
  'data.unsigned-source': 'Les données ne viennent pas d’une carte. Ne les reprenez pas ; demandez la carte.',
  'data.identity-corrupt':
    'Les données d’identité de la puce sont abîmées. Données erronées sur la puce : ticket au 02 518 21 16 et annexe 12.',
  'data.identity-incomplete':
    'Des données d’identité obligatoires manquent sur la puce. Ouvrez un ticket au 02 518 21 16.',
  'data.identity-signature-invalid':
    'Les données d’identité ne sont pas celles qui ont été signées. Ne reprenez rien, établissez l’identité autrement, avertissez le helpdesk.',
  'data.address-missing': 'Il n’y a pas d’adresse sur la puce. Écrivez l’adresse du registre sur la carte.',
  'data.address-abroad':
    'Un code postal seulement : le titulaire est inscrit à l’étranger. L’adresse relève du consulat.',
  'data.address-corrupt': 'L’adresse de la puce est abîmée. Réécrivez l’adresse sur la carte.',
  'data.address-signature-invalid':
    'L’identité est correcte, l’adresse n’est pas signée : souvent un changement interrompu. Réécrivez l’adresse.',
  'data.photo-missing': 'Il n’y a pas de photo sur la puce. Comparez avec la photo imprimée et avertissez le helpdesk.',
  'data.photo-corrupt':
    'La photo de la puce n’est pas celle qui a été signée. Comparez avec la photo imprimée et avertissez le helpdesk.',
  'data.photo-format': 'La photo est correcte, mais la borne ne peut pas l’afficher. Rien à faire pour la carte.',
  'data.chip-number-mismatch':
    'Les données ont été signées pour une autre puce. Refusez la carte, établissez l’identité autrement, avertissez le helpdesk.',
  'data.holder-mismatch':
    'Les certificats et le fichier d’identité désignent des titulaires différents. Refusez la carte et avertissez le helpdesk.',
  'data.national-number-invalid':
    'Le chiffre de contrôle du numéro de registre national de la puce est faux. Comparez avec le registre et ouvrez un dossier de correction.',
  'data.card-number-invalid':
    'Le chiffre de contrôle du numéro de carte de la puce est faux. Comparez avec le numéro imprimé.',
  'data.birth-date-mismatch':
    'Date de naissance et numéro de registre national se contredisent. Comparez avec le registre et ouvrez un dossier de correction.',
  'data.sex-mismatch':
    'Sexe et numéro de registre national se contredisent. Comparez avec le registre et ouvrez un dossier de correction.',
  'data.register-mismatch':
    'Le registre et la puce diffèrent. C’est un dossier de correction, pas un défaut de la carte.',
  'data.printed-mismatch':
    'Le titulaire signale que l’impression et la puce diffèrent. Comparez les deux avec le registre et ouvrez un dossier de correction.',
  'data.unknown-field': 'La puce contient un champ que la borne ne connaît pas. Rien à faire pour la carte.',
  'data.unknown-document-type': 'La borne ne connaît pas ce type de document. Traitez la carte au guichet.',
  'certificate.rrn-corrupt':
    'Le certificat du Registre national sur la puce est illisible. Ouvrez un ticket au 02 518 21 16.',
  'certificate.rrn-untrusted':
    'Aucune racine belge connue ne garantit cette carte. Refusez-la, établissez l’identité autrement, avertissez le helpdesk.',
  'certificate.test-card': 'C’est une carte de test. Le signalement n’est pas réel.',
  'certificate.missing':
    'Il n’y a pas de certificats : mineur, refus ou non activés. Activez-les seulement si le titulaire le souhaite.',
  'certificate.expired':
    'Les certificats ont expiré, pas la carte. Renouvelez les certificats ; il faut la carte et les codes.',
  'certificate.not-yet-valid':
    'Les certificats ne seront valables que plus tard. L’horloge de la borne est peut-être fausse.',
  'certificate.citizen-untrusted':
    'L’émetteur des certificats du citoyen ne peut être confirmé. Vérifiez le statut dans le registre.',
  'certificate.revoked':
    'Les certificats sont révoqués ; la raison n’est pas connue ici. Vérifiez d’abord le statut dans le registre.',
  'certificate.suspended': 'Les certificats sont suspendus. Vérifiez le statut dans le registre, puis activez-les.',
  'certificate.revocation-unchecked': 'La révocation n’a pas pu être vérifiée. Cela ne dit rien de la carte.',
  'card.expired': 'La carte est périmée. Lancez un renouvellement ; une analyse est inutile.',
  'card.expires-soon': 'La carte expire bientôt. Proposez un renouvellement.',
  'card.not-yet-valid':
    'La carte ne sera valable que plus tard. L’horloge de la borne est peut-être fausse ; vérifiez la date imprimée.',
  'card.copy-suspected':
    'La puce ne peut pas prouver qu’elle est l’originale. Mettez la carte de côté, établissez l’identité autrement, avertissez le helpdesk.',
  'card.authentication-exhausted':
    'La puce a donné toutes les preuves possibles. Le code PIN fonctionne encore ; pas de défaut.',
  'pin.tries-left': 'Il reste peu d’essais pour le code PIN. Prévenez le titulaire avant toute saisie.',
  'pin.blocked':
    'Le code PIN est bloqué. Jusqu’à la version 1.7 : débloquez avec le PUK ou demandez de nouveaux codes ; en 1.8 : fixez ici un nouveau PIN.',
  'card.chip-detached':
    'Le titulaire signale une puce détachée. En cas de négligence : annexe 32, ou examen s’il conteste. Gardez carte et puce.',
  'card.damaged':
    'Le titulaire signale un dégât. Négligence : le titulaire paie (annexe 32, contestation possible). Sinon, ticket au 02 518 21 16.',
};
