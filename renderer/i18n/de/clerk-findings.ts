/** What each finding means for the file and what the counter does with it, in the German of East Belgium (municipal.md part C). */
import type { FindingWords } from '../counter-texts.ts';

export const clerkFindings: FindingWords = {
  'reader.service-down':
    'Der Kiosk erreichte kein Lesegerät: Über die Karte ist nichts bekannt. Testen Sie die Karte am Schalter.',
  'reader.none': 'Der Kiosk hatte kein Lesegerät: Über die Karte ist nichts bekannt. Testen Sie die Karte am Schalter.',
  'reader.lost': 'Der Kiosk verlor sein Lesegerät während der Prüfung. Testen Sie die Karte am Schalter.',
  'reader.busy': 'Ein anderes Programm hielt die Karte besetzt. Das sagt nichts über die Karte: testen Sie erneut.',
  'reader.not-answering':
    'Ein Befehl blieb ohne Antwort. Karte oder Lesegerät: Testen Sie die Karte zuerst am Schalter.',
  'reader.contact-unstable':
    'Der Kontakt brach an wechselnden Stellen ab: schmutzige Kontakte oder das Lesegerät. Chip reinigen und am Schalter testen.',
  'chip.mute':
    'Der Chip gab kein Lebenszeichen. Testen Sie am Schalter, Chip nach oben und sauber, bevor Sie ein Ticket öffnen.',
  'chip.dead':
    'Der Chip schweigt in einem Gerät, das andere Karten liest. Chip defekt: Ticket unter 02 518 21 16 und Anlage 12.',
  'chip.not-eid': 'Das war kein belgischer Personalausweis. Bitten Sie um die eID.',
  'chip.unsupported-generation': 'Der Kiosk kennt diese Chipversion nicht. Lesen Sie die Karte am Schalter.',
  'chip.memory-damaged':
    'Eine Datei auf dem Chip ist an einer Stelle unlesbar. Wenn bewiesen: Ticket unter 02 518 21 16 und Anlage 12.',
  'chip.eeprom-failure':
    'Der Chip meldet selbst einen defekten Speicher. Öffnen Sie ein Ticket unter 02 518 21 16; rechnen Sie mit Ersatz.',
  'chip.not-personalised':
    'Der Chip wurde nie beschrieben oder außer Betrieb gesetzt. Öffnen Sie ein Ticket unter 02 518 21 16.',
  'chip.not-activated':
    'Die Karte ist noch nicht aktiviert. Aktivieren Sie sie hier, oder im Konsulat für Inhaber im Ausland.',
  'chip.file-missing':
    'Eine Pflichtdatei fehlt auf dem Chip: ein Herstellungsmangel. Öffnen Sie ein Ticket unter 02 518 21 16.',
  'data.unsigned-source': 'Die Daten stammen nicht von einer Karte. Nicht übernehmen; bitten Sie um die Karte.',
  'data.identity-corrupt':
    'Die Identitätsdaten auf dem Chip sind beschädigt. Falsche Chipdaten: Ticket unter 02 518 21 16 und Anlage 12.',
  'data.identity-incomplete':
    'Auf dem Chip fehlen Pflichtangaben zur Identität. Öffnen Sie ein Ticket unter 02 518 21 16.',
  'data.identity-signature-invalid':
    'Die Identitätsdaten sind nicht die unterschriebenen. Nichts übernehmen, Identität anders feststellen, Helpdesk informieren.',
  'data.address-missing': 'Auf dem Chip steht keine Adresse. Schreiben Sie die Adresse aus dem Register auf die Karte.',
  'data.address-abroad':
    'Nur eine Postleitzahl: Der Inhaber ist im Ausland eingetragen. Für die Adresse ist das Konsulat zuständig.',
  'data.address-corrupt': 'Die Adresse auf dem Chip ist beschädigt. Schreiben Sie die Adresse neu auf die Karte.',
  'data.address-signature-invalid':
    'Die Identität stimmt, die Adresse ist nicht unterschrieben: oft eine abgebrochene Änderung. Schreiben Sie die Adresse neu.',
  'data.photo-missing':
    'Auf dem Chip ist kein Foto. Vergleichen Sie mit dem gedruckten Foto und informieren Sie den Helpdesk.',
  'data.photo-corrupt':
    'Das Foto auf dem Chip ist nicht das unterschriebene. Vergleichen Sie mit dem gedruckten Foto und informieren Sie den Helpdesk.',
  'data.photo-format': 'Das Foto stimmt, der Kiosk kann es nur nicht zeigen. An der Karte ist nichts zu tun.',
  'data.chip-number-mismatch':
    'Die Daten wurden für einen anderen Chip unterschrieben. Karte ablehnen, Identität anders feststellen, Helpdesk informieren.',
  'data.holder-mismatch':
    'Zertifikate und Identitätsdatei nennen verschiedene Inhaber. Karte ablehnen und Helpdesk informieren.',
  'data.national-number-invalid':
    'Die Prüfziffern der Nationalregisternummer auf dem Chip stimmen nicht. Mit dem Register vergleichen, Berichtigungsakte öffnen.',
  'data.card-number-invalid':
    'Die Prüfziffern der Kartennummer auf dem Chip stimmen nicht. Vergleichen Sie mit der gedruckten Nummer.',
  'data.birth-date-mismatch':
    'Geburtsdatum und Nationalregisternummer widersprechen sich. Mit dem Register vergleichen, Berichtigungsakte öffnen.',
  'data.sex-mismatch':
    'Geschlecht und Nationalregisternummer widersprechen sich. Mit dem Register vergleichen, Berichtigungsakte öffnen.',
  'data.register-mismatch':
    'Register und Chip weichen voneinander ab. Das ist eine Berichtigungsakte, kein Defekt der Karte.',
  'data.printed-mismatch':
    'Der Inhaber meldet, dass Aufdruck und Chip abweichen. Beides mit dem Register vergleichen, Berichtigungsakte öffnen.',
  'data.unknown-field': 'Auf dem Chip steht ein Feld, das der Kiosk nicht kennt. An der Karte ist nichts zu tun.',
  'data.unknown-document-type': 'Der Kiosk kennt diese Art Dokument nicht. Bearbeiten Sie die Karte am Schalter.',
  'certificate.rrn-corrupt':
    'Das Zertifikat des Nationalregisters auf dem Chip ist unlesbar. Öffnen Sie ein Ticket unter 02 518 21 16.',
  'certificate.rrn-untrusted':
    'Keine bekannte belgische Wurzel bürgt für diese Karte. Ablehnen, Identität anders feststellen, Helpdesk informieren.',
  'certificate.test-card': 'Das ist eine Testkarte. Die Meldung ist nicht echt.',
  'certificate.missing':
    'Es gibt keine Bürgerzertifikate: minderjährig, abgelehnt oder nicht aktiviert. Nur auf Wunsch des Inhabers aktivieren.',
  'certificate.expired':
    'Die Zertifikate sind abgelaufen, die Karte nicht. Erneuern Sie die Zertifikate; nötig sind Karte und Codes.',
  'certificate.not-yet-valid': 'Die Zertifikate gelten erst später. Vielleicht geht die Uhr des Kiosks falsch.',
  'certificate.citizen-untrusted':
    'Der Aussteller der Bürgerzertifikate ist nicht zu bestätigen. Prüfen Sie den Status im Register.',
  'certificate.revoked':
    'Die Zertifikate wurden widerrufen; der Grund ist hier nicht bekannt. Prüfen Sie zuerst den Status im Register.',
  'certificate.suspended': 'Die Zertifikate sind ausgesetzt. Prüfen Sie den Status im Register und aktivieren Sie sie.',
  'certificate.revocation-unchecked': 'Der Widerruf war nicht zu prüfen. Das sagt nichts über die Karte.',
  'card.expired': 'Die Karte ist abgelaufen. Beginnen Sie eine Erneuerung; eine Analyse ist nicht nötig.',
  'card.expires-soon': 'Die Karte läuft bald ab. Bieten Sie eine Erneuerung an.',
  'card.not-yet-valid':
    'Die Karte gilt erst später. Vielleicht geht die Uhr des Kiosks falsch; prüfen Sie das gedruckte Datum.',
  'card.copy-suspected':
    'Der Chip kann nicht beweisen, dass er das Original ist. Karte zurückbehalten, Identität anders feststellen, Helpdesk informieren.',
  'card.authentication-exhausted':
    'Der Chip hat alle möglichen Nachweise gegeben. Die PIN funktioniert weiter; kein Defekt.',
  'pin.tries-left': 'Es bleiben wenige PIN-Versuche. Warnen Sie den Inhaber vor jeder PIN-Eingabe.',
  'pin.blocked':
    'Die PIN ist gesperrt. Bis Version 1.7: mit PUK entsperren oder neue Codes bestellen; bei 1.8: hier eine neue PIN setzen.',
  'card.chip-detached':
    'Der Inhaber meldet einen gelösten Chip. Bei unsorgfältigem Gebrauch: Anlage 32, bei Einspruch Untersuchung. Karte und Chip aufbewahren.',
  'card.damaged':
    'Der Inhaber meldet einen Schaden. Unsorgfältiger Gebrauch: Inhaber zahlt (Anlage 32, Einspruch möglich). Sonst Ticket unter 02 518 21 16.',
};
