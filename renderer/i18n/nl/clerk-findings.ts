/** What each finding means for the file and what the counter does with it, in Belgian Dutch (seed 001; municipal.md part C). */
import type { FindingWords } from '../counter-texts.ts';

export const clerkFindings: FindingWords = {
  'reader.service-down':
    'De kiosk bereikte geen enkele lezer: over de kaart is niets bekend. Test de kaart aan het loket.',
  'reader.none': 'De kiosk had geen lezer: over de kaart is niets bekend. Test de kaart aan het loket.',
  'reader.lost': 'De kiosk verloor de lezer tijdens de controle. Test de kaart aan het loket.',
  'reader.busy': 'Een ander programma hield de kaart bezet. Dat zegt niets over de kaart: test opnieuw.',
  'reader.not-answering': 'Een opdracht bleef zonder antwoord. Kaart of lezer: test de kaart eerst aan het loket.',
  'reader.contact-unstable':
    'Het contact viel weg op wisselende plaatsen: vuile contacten of de lezer. Maak de chip schoon en test aan het loket.',
  'chip.mute':
    'De chip gaf geen teken van leven. Test aan het loket, met de chip naar boven en schoon, voor u een ticket opent.',
  'chip.dead':
    'De chip zwijgt in een lezer die andere kaarten leest. Chip defect: open een ticket op 02 518 21 16 en maak een bijlage 12 op.',
  'chip.not-eid': 'Dit was geen Belgische identiteitskaart. Vraag de eID.',
  'chip.unsupported-generation': 'De kiosk kent deze chipversie niet. Lees de kaart aan het loket.',
  'chip.memory-damaged':
    'Een bestand op de chip is op één plaats onleesbaar. Indien bewezen: ticket op 02 518 21 16 en bijlage 12.',
  'chip.eeprom-failure':
    'De chip meldt zelf dat zijn geheugen stuk is. Open een ticket op 02 518 21 16; reken op vervanging.',
  'chip.not-personalised': 'De chip is nooit gevuld of buiten gebruik gesteld. Open een ticket op 02 518 21 16.',
  'chip.not-activated':
    'De kaart is nog niet geactiveerd. Activeer ze hier, of op het consulaat voor wie in het buitenland woont.',
  'chip.file-missing':
    'Een verplicht bestand staat niet op de chip: een productiefout. Open een ticket op 02 518 21 16.',
  'data.unsigned-source': 'De gegevens komen niet van een kaart. Neem ze niet over; vraag de kaart.',
  'data.identity-corrupt':
    'De identiteitsgegevens op de chip zijn beschadigd. Verkeerde gegevens op de chip: ticket op 02 518 21 16 en bijlage 12.',
  'data.identity-incomplete': 'Op de chip ontbreken verplichte identiteitsgegevens. Open een ticket op 02 518 21 16.',
  'data.identity-signature-invalid':
    'De identiteitsgegevens zijn niet de ondertekende. Neem niets over, stel de identiteit anders vast en meld het aan de helpdesk.',
  'data.address-missing': 'Er staat geen adres op de chip. Schrijf het adres uit het register op de kaart.',
  'data.address-abroad':
    'Alleen een postcode: de houder is in het buitenland ingeschreven. Het consulaat beheert het adres.',
  'data.address-corrupt': 'Het adres op de chip is beschadigd. Schrijf het adres opnieuw op de kaart.',
  'data.address-signature-invalid':
    'De identiteit klopt, het adres is niet ondertekend: vaak een afgebroken adreswijziging. Herschrijf het adres.',
  'data.photo-missing': 'Er staat geen foto op de chip. Vergelijk met de gedrukte foto en meld het aan de helpdesk.',
  'data.photo-corrupt':
    'De foto op de chip is niet de ondertekende. Vergelijk met de gedrukte foto en meld het aan de helpdesk.',
  'data.photo-format': 'De foto klopt, maar de kiosk kan ze niet tonen. Geen actie op de kaart.',
  'data.chip-number-mismatch':
    'De gegevens zijn voor een andere chip ondertekend. Weiger de kaart, stel de identiteit anders vast en meld het aan de helpdesk.',
  'data.holder-mismatch':
    'Certificaten en identiteitsbestand noemen een andere houder. Weiger de kaart en meld het aan de helpdesk.',
  'data.national-number-invalid':
    'Het controlegetal van het rijksregisternummer op de chip klopt niet. Vergelijk met het register en open een correctiedossier.',
  'data.card-number-invalid':
    'Het controlegetal van het kaartnummer op de chip klopt niet. Vergelijk met het gedrukte nummer.',
  'data.birth-date-mismatch':
    'Geboortedatum en rijksregisternummer spreken elkaar tegen. Vergelijk met het register en open een correctiedossier.',
  'data.sex-mismatch':
    'Geslacht en rijksregisternummer spreken elkaar tegen. Vergelijk met het register en open een correctiedossier.',
  'data.register-mismatch': 'Register en chip verschillen. Dit is een correctiedossier, geen defect van de kaart.',
  'data.printed-mismatch':
    'De houder meldt dat druk en chip verschillen. Vergelijk beide met het register en open een correctiedossier.',
  'data.unknown-field': 'Op de chip staat een veld dat de kiosk niet kent. Geen actie op de kaart.',
  'data.unknown-document-type': 'De kiosk kent dit soort document niet. Behandel de kaart aan het loket.',
  'certificate.rrn-corrupt':
    'Het certificaat van het Rijksregister op de chip is onleesbaar. Open een ticket op 02 518 21 16.',
  'certificate.rrn-untrusted':
    'Geen bekende Belgische root staat in voor deze kaart. Weiger ze, stel de identiteit anders vast en meld het aan de helpdesk.',
  'certificate.test-card': 'Dit is een testkaart. De melding is niet echt.',
  'certificate.missing':
    'Er zijn geen burgercertificaten: minderjarig, geweigerd of niet geactiveerd. Activeer ze alleen als de houder dat wil.',
  'certificate.expired':
    'De certificaten zijn vervallen, de kaart niet. Vernieuw de certificaten; kaart en codes zijn nodig.',
  'certificate.not-yet-valid': 'De certificaten zijn pas later geldig. Mogelijk staat de klok van de kiosk verkeerd.',
  'certificate.citizen-untrusted':
    'De uitgever van de burgercertificaten is niet te bevestigen. Kijk de status in het register na.',
  'certificate.revoked':
    'De certificaten zijn ingetrokken; de reden is hier niet bekend. Kijk eerst de status in het register na.',
  'certificate.suspended': 'De certificaten zijn geschorst. Kijk de status in het register na en activeer ze.',
  'certificate.revocation-unchecked': 'De intrekking kon niet worden nagekeken. Dat zegt niets over de kaart.',
  'card.expired': 'De kaart is vervallen. Start een vernieuwing; een analyse is niet nodig.',
  'card.expires-soon': 'De kaart vervalt binnenkort. Stel een vernieuwing voor.',
  'card.not-yet-valid':
    'De kaart is pas later geldig. Mogelijk staat de klok van de kiosk verkeerd; kijk de gedrukte datum na.',
  'card.copy-suspected':
    'De chip kan niet bewijzen dat hij de echte is. Houd de kaart apart, stel de identiteit anders vast en meld het aan de helpdesk.',
  'card.authentication-exhausted': 'De chip heeft al zijn bewijzen opgebruikt. De pincode blijft werken; geen defect.',
  'pin.tries-left': 'Er zijn weinig pincodepogingen over. Verwittig de houder voor elke stap met pincode.',
  'pin.blocked':
    'De pincode is geblokkeerd. Tot versie 1.7: deblokkeer met de puk of vraag nieuwe codes; bij 1.8: stel hier een nieuwe pincode in.',
  'card.chip-detached':
    'De houder meldt een losse chip. Ga na of de kaart zorgvuldig gebruikt is: bijlage 32, of onderzoek bij betwisting. Bewaar kaart en chip.',
  'card.damaged':
    'De houder meldt schade. Onzorgvuldig gebruik: de houder betaalt (bijlage 32, betwisting mogelijk). Anders ticket op 02 518 21 16.',
};
