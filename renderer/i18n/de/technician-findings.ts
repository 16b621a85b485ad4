/** What each finding means in technical terms and the next check, in the German of East Belgium (reference belgian-eid.md §7). */
import type { FindingWords } from '../counter-texts.ts';

export const technicianFindings: FindingWords = {
  'reader.service-down': 'Kein PC/SC-Dienst (8010001D, 8010001E). pcscd oder SCardSvr starten, dann eid readers.',
  'reader.none':
    'Dienst läuft, Liste leer (8010002E). Kabel, USB-Strom, CCID-Treiber prüfen; lsusb mit der PC/SC-Liste vergleichen.',
  'reader.lost': 'Leser während der Nutzung weg (80100017, 80100009). Kabel, Hub, Energiesparen; Kernel-Protokoll.',
  'reader.busy':
    'Sharing violation (8010000B), fremde Transaktion oder fremde Resets (80100068). Das andere Programm suchen.',
  'reader.not-answering':
    'Ein Befehl überschritt seine Frist. Power cycle, andere Karte im selben Leser, anderer Anschluss; letzte APDU im Trace.',
  'reader.contact-unstable':
    'Übertragungsfehler (80100013, 80100016, 8010002F) an wechselnden Offsets: Kontakte oder Leser. Reinigen, über mehrere Karten zählen.',
  'chip.mute':
    'Status PRESENT und MUTE (0x200) oder 80100066: kein ATR. Richtung, Schmutz, Kontaktfedern; dann andere Karte im selben Leser.',
  'chip.dead':
    'MUTE nach drei begleiteten Versuchen, während eine andere Karte im selben Leser ihren ATR gibt. Kein weiterer Test nötig.',
  'chip.not-eid': 'Die AID des Applets fehlt (6A82) nach gültigem ATR. ATR mit der belgischen Liste vergleichen.',
  'chip.unsupported-generation':
    'GET CARD DATA (80 E4) gibt eine Appletversion außerhalb der Tabelle oder keine. Länge und Statuswort notieren; Update.',
  'chip.memory-damaged':
    'Dieselbe Datei endet nach Reset und Power cycle am selben Offset: Speicher, nicht Kontakt. Ein wechselnder Offset wäre der Kontakt.',
  'chip.eeprom-failure': 'Statuswort 6581 (Speicherfehler) vom Chip. Oft bald darauf stumm; nicht erneut schreiben.',
  'chip.not-personalised': 'Life-cycle-Byte in GET CARD DATA ist nicht 0F. Nicht personalisiert oder beendet.',
  'chip.not-activated': '6283, 6985 oder 6D00 beim Auswählen oder Lesen der Datendateien. Kein Defekt des Chips.',
  'chip.file-missing':
    '6A82 auf einer Pflichtdatei, während andere da sind. Personalisierungsfehler; erneut lesen, um einen Reset auszuschließen.',
  'data.unsigned-source': 'Eingabe aus einer Datei mit Feldern ohne Unterschrift. Nichts ist zu verifizieren.',
  'data.identity-corrupt':
    'EF 4031 ganz 00 oder FF, TLV gebrochen, Tag doppelt, falsches UTF-8 oder unsichtbare Zeichen. Siehe Offset und Tag.',
  'data.identity-incomplete': 'EF 4031 ist lesbar, aber Pflicht-Tags fehlen oder sind leer. Siehe die Liste der Tags.',
  'data.identity-signature-invalid':
    'Die Signatur in 4032 stimmt mit dem RRN-Schlüssel nicht über 4031. Beide erneut lesen; danach gilt es als verändert.',
  'data.address-missing': 'EF 4033 ist leer, ganz 00 oder ganz FF. Abgebrochenes Schreiben oder Inhaber im Ausland.',
  'data.address-abroad': 'EF 4033 enthält nur die Postleitzahl. Normal für Inhaber im Ausland.',
  'data.address-corrupt':
    'EF 4033: TLV gebrochen, Felder fehlen oder unsichtbare Zeichen. Oft ein abgebrochenes Schreiben der Adresse.',
  'data.address-signature-invalid':
    '4034 stimmt nicht über 4033 und 4032, während 4032 stimmt. Adresse geschrieben, aber nicht neu unterschrieben.',
  'data.photo-missing': 'EF 4035 fehlt oder ist leer. Personalisierungsfehler.',
  'data.photo-corrupt':
    'Der Hash von EF 4035 ist nicht Tag 11 der Identität. Erneut lesen; gleiche Länge deutet auf Speicher.',
  'data.photo-format':
    'Der Hash stimmt, der Inhalt ist kein JPEG einer Größe, die wir zeigen. Breite, Höhe, Länge notieren.',
  'data.chip-number-mismatch':
    'Tag 02 der Identität ist nicht die Seriennummer aus GET CARD DATA. Geklont oder bei der Herstellung vertauscht.',
  'data.holder-mismatch': 'serialNumber in einem Bürgerzertifikat ist nicht Tag 06 der Identität.',
  'data.national-number-invalid': 'Tag 06: Modulo 97 stimmt nicht, mit und ohne die 2 vorn für Geburten ab 2000.',
  'data.card-number-invalid':
    'Tag 01: Modulo 97 stimmt nicht. Eine unbekannte Form ist möglich; mit dem Aufdruck vergleichen.',
  'data.birth-date-mismatch':
    'Datumsteil von Tag 06 gegen Tag 0C. Unbekannte Daten und Bis-Monate sind berücksichtigt.',
  'data.sex-mismatch':
    'Parität des Zählers in Tag 06 gegen Tag 0D. Bis-Nummern mit unbekanntem Geschlecht sind berücksichtigt.',
  'data.register-mismatch':
    'Eine Antwort des Registers weicht von einem unterschriebenen Feld ab. Keine Sache von Chip oder Leser.',
  'data.printed-mismatch':
    'Von einer Person gemeldet; keine Prüfung liest Aufdruck. Karte mit den verifizierten Daten vergleichen.',
  'data.unknown-field': 'Tags außerhalb der Tabelle, roh behalten. Notieren und Software aktualisieren.',
  'data.unknown-document-type': 'Tag 0F enthält einen Code außerhalb der Tabelle. Notieren und Software aktualisieren.',
  'certificate.rrn-corrupt':
    'Das RRN-Zertifikat (503C) ist ganz null oder kein X.509. Erneut lesen, Länge vergleichen.',
  'certificate.rrn-untrusted':
    'Keine festgelegte Wurzel hat das RRN-Zertifikat unterschrieben. Version der Trustliste prüfen: neue Wurzel, Testkarte oder Fälschung.',
  'certificate.test-card': 'Führt zu einer absichtlich angegebenen Testwurzel. In der Demo normal.',
  'certificate.missing': '5038 und 5039 fehlen oder sind null. Normal bei Minderjährigen und Verzicht.',
  'certificate.expired': 'notAfter eines Bürgerzertifikats ist vorbei, während die Karte gilt. Zuerst die Uhr prüfen.',
  'certificate.not-yet-valid': 'notBefore liegt in der Zukunft. Uhr und Zeitzone des Kiosks prüfen.',
  'certificate.citizen-untrusted':
    'Bürgerzertifikat oder Aussteller führt zu keiner bekannten Wurzel. Siehe Problem je Zertifikat; Version der Trustliste.',
  'certificate.revoked':
    'OCSP oder CRL: widerrufen. Siehe, wer wann gefragt wurde; der Grundcode wird Bürgern nicht genannt.',
  'certificate.suspended': 'OCSP oder CRL: Grund certificateHold.',
  'certificate.revocation-unchecked':
    'Keine brauchbare Antwort von OCSP oder CRL in der Frist. Netz, Proxy, Uhr; docs/revocation.md.',
  'card.expired': 'Tag 04 ist nach dem Kalender von Brüssel vorbei. Uhr prüfen.',
  'card.expires-soon': 'Tag 04 liegt im Fenster der Gemeindedatei.',
  'card.not-yet-valid': 'Tag 03 liegt in der Zukunft. Uhr prüfen; sonst Personalisierung.',
  'card.copy-suspected':
    'Schlüsseldatei 4040 gegen den unterschriebenen Hash (Tag 1A), oder Challenge bei 1.8 misslungen. Einmal in anderem Leser wiederholen.',
  'card.authentication-exhausted': 'INTERNAL AUTHENTICATE antwortet 6985: Die Höchstzahl an Challenges ist erreicht.',
  'pin.tries-left': 'VERIFY-Status ohne PIN antwortete 63C1 oder 63C2. Kostet keinen Versuch.',
  'pin.blocked': 'VERIFY-Status antwortete 6983 oder 63C0. PUK nur bis Applet 1.7.',
  'card.chip-detached': 'Von einer Person gemeldet; es wurde nicht gelesen. Kartenkörper ansehen.',
  'card.damaged': 'Von einer Person gemeldet. Mit der Lesung vergleichen: Risse am Modul geben wechselnde Offsets.',
};
