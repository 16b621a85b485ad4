/** What each finding means in technical terms and the next check, in Belgian Dutch (reference belgian-eid.md §7). */
import type { FindingWords } from '../counter-texts.ts';

export const technicianFindings: FindingWords = {
  'reader.service-down': 'Geen PC/SC-dienst (8010001D, 8010001E). Start pcscd of SCardSvr, daarna eid readers.',
  'reader.none': 'Dienst loopt, lijst is leeg (8010002E). Kabel, USB-voeding, CCID-driver; lsusb naast de PC/SC-lijst.',
  'reader.lost': 'Lezer weg tijdens gebruik (80100017, 80100009). Kabel, hub, energiebesparing; kernellog.',
  'reader.busy':
    'Sharing violation (8010000B), een transactie van een ander, of resets door een ander (80100068). Zoek het andere programma.',
  'reader.not-answering':
    'Een opdracht ging over haar tijd. Power cycle, andere kaart in dezelfde lezer, andere poort; kijk in de trace naar de laatste APDU.',
  'reader.contact-unstable':
    'Transmissiefouten (80100013, 80100016, 8010002F) op wisselende offsets: contacten of lezer. Lezer reinigen, fouten over meer kaarten tellen.',
  'chip.mute':
    'Status PRESENT en MUTE (0x200) of 80100066: geen ATR. Richting, vuil, contactveren; dan een andere kaart in dezelfde lezer.',
  'chip.dead':
    'MUTE na drie begeleide pogingen, terwijl een andere kaart in dezelfde lezer haar ATR geeft. Verder testen is niet nodig.',
  'chip.not-eid':
    'De AID van de applet bestaat niet (6A82) na een geldige ATR. Vergelijk de ATR met de Belgische lijst.',
  'chip.unsupported-generation':
    'GET CARD DATA (80 E4) geeft een appletversie buiten de tabel, of geen. Noteer lengte en statuswoord; update.',
  'chip.memory-damaged':
    'Hetzelfde bestand stopt op dezelfde offset na reset en power cycle: geheugen, geen contact. Een wisselende offset zou het contact zijn.',
  'chip.eeprom-failure': 'Statuswoord 6581 (geheugenfout) van de chip. Vaak kort daarna mute; niet opnieuw schrijven.',
  'chip.not-personalised': 'Life-cycle-byte in GET CARD DATA is niet 0F. Niet gepersonaliseerd of beëindigd.',
  'chip.not-activated': '6283, 6985 of 6D00 bij selecteren of lezen van de gegevensbestanden. Geen defect van de chip.',
  'chip.file-missing':
    '6A82 op een verplicht bestand terwijl andere er zijn. Personalisatiefout; lees opnieuw om een reset uit te sluiten.',
  'data.unsigned-source': 'Invoer uit een bestand met velden zonder handtekening. Niets is te verifiëren.',
  'data.identity-corrupt':
    'EF 4031 is helemaal 00 of FF, of heeft gebroken TLV, een dubbele tag, foute UTF-8 of onzichtbare tekens. Zie offset en tag.',
  'data.identity-incomplete':
    'EF 4031 is leesbaar, maar verplichte tags ontbreken of zijn leeg. Zie de lijst van tags.',
  'data.identity-signature-invalid':
    'De handtekening in 4032 klopt niet over 4031 met de RRN-sleutel. Lees beide opnieuw; daarna geldt het als gewijzigd.',
  'data.address-missing':
    'EF 4033 is leeg, helemaal 00 of helemaal FF. Afgebroken schrijfactie, of houder in het buitenland.',
  'data.address-abroad': 'EF 4033 bevat alleen de postcode. Normaal voor houders in het buitenland.',
  'data.address-corrupt':
    'EF 4033 heeft gebroken TLV, ontbrekende velden of onzichtbare tekens. Vaak een afgebroken adreswijziging.',
  'data.address-signature-invalid':
    '4034 klopt niet over 4033 en 4032, terwijl 4032 klopt. Adres geschreven zonder opnieuw te ondertekenen.',
  'data.photo-missing': 'EF 4035 ontbreekt of is leeg. Personalisatiefout.',
  'data.photo-corrupt':
    'De hash van EF 4035 is niet tag 11 van de identiteit. Lees opnieuw; dezelfde lengte wijst op geheugen.',
  'data.photo-format':
    'De hash klopt, de inhoud is geen JPEG van een maat die we tonen. Noteer breedte, hoogte, lengte.',
  'data.chip-number-mismatch':
    'Tag 02 van de identiteit is niet het serienummer uit GET CARD DATA. Gekloond of verwisseld bij productie.',
  'data.holder-mismatch': 'serialNumber in een burgercertificaat is niet tag 06 van de identiteit.',
  'data.national-number-invalid': 'Tag 06: modulo 97 klopt niet, met en zonder de 2 vooraan voor geboortes vanaf 2000.',
  'data.card-number-invalid': 'Tag 01: modulo 97 klopt niet. Een onbekende vorm is mogelijk; vergelijk met de druk.',
  'data.birth-date-mismatch': 'Datumdeel van tag 06 tegen tag 0C. Onbekende datums en bis-maanden zijn meegerekend.',
  'data.sex-mismatch':
    'Pariteit van het volgnummer in tag 06 tegen tag 0D. Bisnummers met onbekend geslacht zijn meegerekend.',
  'data.register-mismatch':
    'Een antwoord van het register verschilt van een ondertekend veld. Geen zaak van chip of lezer.',
  'data.printed-mismatch':
    'Gemeld door een persoon; geen controle leest druk. Vergelijk de kaart met de geverifieerde gegevens.',
  'data.unknown-field': 'Tags buiten de tabel, ruw bewaard. Noteer ze en update de software.',
  'data.unknown-document-type': 'Tag 0F bevat een code buiten de tabel. Noteer ze en update de software.',
  'certificate.rrn-corrupt':
    'Het RRN-certificaat (503C) is helemaal nul of geen X.509. Lees opnieuw, vergelijk de lengte.',
  'certificate.rrn-untrusted':
    'Geen vastgelegde root ondertekende het RRN-certificaat. Kijk de versie van de trustlijst na: nieuwe root, testkaart of vervalsing.',
  'certificate.test-card': 'Leidt naar een testroot die bewust is opgegeven. Normaal in de demo.',
  'certificate.missing': '5038 en 5039 ontbreken of zijn nul. Normaal voor minderjarigen en bij weigering.',
  'certificate.expired':
    'notAfter van een burgercertificaat is voorbij terwijl de kaart geldig is. Kijk eerst de klok na.',
  'certificate.not-yet-valid': 'notBefore ligt in de toekomst. Kijk klok en tijdzone van de kiosk na.',
  'certificate.citizen-untrusted':
    'Burgercertificaat of uitgever leidt niet naar een bekende root. Zie het probleem per certificaat; versie van de trustlijst.',
  'certificate.revoked':
    'OCSP of CRL zegt ingetrokken. Zie wie wanneer is gevraagd; de redencode krijgt de burger niet te zien.',
  'certificate.suspended': 'OCSP of CRL: reden certificateHold.',
  'certificate.revocation-unchecked':
    'Geen bruikbaar antwoord van OCSP of CRL op tijd. Netwerk, proxy, klok; docs/revocation.md.',
  'card.expired': 'Tag 04 is voorbij volgens de kalender van Brussel. Kijk de klok na.',
  'card.expires-soon': 'Tag 04 valt binnen het venster uit het gemeentebestand.',
  'card.not-yet-valid': 'Tag 03 ligt in de toekomst. Kijk de klok na; anders personalisatie.',
  'card.copy-suspected':
    'Sleutelbestand 4040 tegen de ondertekende hash (tag 1A), of mislukte challenge bij 1.8. Herhaal één keer in een andere lezer.',
  'card.authentication-exhausted': 'INTERNAL AUTHENTICATE antwoordt 6985: het maximum aan challenges is bereikt.',
  'pin.tries-left': 'VERIFY-status zonder pincode antwoordde 63C1 of 63C2. Kost geen poging.',
  'pin.blocked': 'VERIFY-status antwoordde 6983 of 63C0. Puk alleen tot applet 1.7.',
  'card.chip-detached': 'Gemeld door een persoon; er is niet gelezen. Bekijk het kaartlichaam.',
  'card.damaged': 'Gemeld door een persoon. Vergelijk met de lezing: barsten bij de module geven wisselende offsets.',
};
