/**
 * Personalises a chip: from a card definition to files, signatures, certificates and keys, as the issuer does it
 * (reference belgian-eid.md §1 to §4, §6). The same definition always gives the same bytes.
 */
import { createHash } from 'node:crypto';
import { answersToReset } from '../card/answers-to-reset.ts';
import type { ChipDefinition, ChipKeys } from '../card/chip-definition.ts';
import { challengesAllowed } from '../card/pin-commands.ts';
import { concat } from '../pki/der.ts';
import { issueCertificate, signData, subjectPublicKeyInfo } from '../pki/issue-certificate.ts';
import { testKey } from '../pki/test-keys.ts';
import { lookUpsUnder, pkiHost, testPki } from '../pki/test-pki.ts';
import type { HolderKind, LookUps, PkiKind, TestPki } from '../pki/test-pki.ts';
import type { CardDefinition, CertificateValidity } from './card-definition.ts';
import { addressFile, identityFile, padded, withoutTrailingZeros } from './data-files.ts';
import type { ChipFacts } from './data-files.ts';
import { generationProfiles } from './generations.ts';
import { atMidnight, cardNumberWithCheck, specimenNationalNumber } from './numbers.ts';
import { readPhoto } from './photos.ts';
import { pkcs15Files } from './pkcs15-files.ts';
import type { HolderKeyName } from './pkcs15-files.ts';

const hash = (algorithm: string, data: Uint8Array): Uint8Array =>
  Uint8Array.from(createHash(algorithm).update(data).digest());
const fromHex = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

/** Producer and chip maker (`SLTS`), then twelve bytes that follow from the name of the card. */
const chipNumberOf = (definition: CardDefinition): Uint8Array =>
  concat(Buffer.from('SLTS', 'ascii'), hash('sha256', Buffer.from(definition.name, 'utf8')).slice(0, 12));

/** Document types of Belgians: adult and Kids-ID (reference belgian-eid.md §3). */
const isBelgian = (definition: CardDefinition): boolean => ['1', '01', '6', '06'].includes(definition.document.type);

type Making = {
  readonly definition: CardDefinition;
  readonly profile: (typeof generationProfiles)[CardDefinition['generation']];
  /** Of the holder's keys and their issuers. */
  readonly holderFamily: PkiKind;
  readonly rrnPki: TestPki;
  readonly holderPki: TestPki;
  readonly holderKind: HolderKind;
  readonly lookUps: LookUps;
  readonly keys: ChipKeys;
};

const startMaking = (definition: CardDefinition): Making => {
  const profile = generationProfiles[definition.generation];
  const owner = definition.pki ?? 'test';
  const holderFamily = profile.pki;
  const holderKind = isBelgian(definition) ? 'citizen' : 'foreigner';
  const lookUps = { ...lookUpsUnder(pkiHost, holderFamily, holderKind), ...definition.lookUps };
  return {
    definition,
    profile,
    holderFamily,
    holderKind,
    lookUps,
    rrnPki: testPki(definition.rrnFamily ?? profile.pki, owner),
    holderPki: testPki(holderFamily, owner, lookUps.authorityCrlUrl),
    keys: {
      authentication: testKey(`test-card-${holderFamily}-authentication`),
      signature: testKey(`test-card-${holderFamily}-signature`),
      basic: profile.hasBasicKey ? testKey(owner === 'rogue' ? 'test-rogue-ec-basic' : 'test-card-ec-basic') : null,
    },
  };
};

/** Identity, address and photo files with both signatures: 4031 to 4035, and 4040 on 1.8. */
const dataFiles = ({ definition, profile, rrnPki, keys }: Making): Readonly<Record<string, Uint8Array>> => {
  const defects = definition.defects ?? {};
  const photo = readPhoto(definition.photo);
  const basicKey = keys.basic === null ? null : subjectPublicKeyInfo(keys.basic);
  const facts: ChipFacts = {
    chipNumber: chipNumberOf(definition),
    photoHash: hash(profile.photoDigest, photo),
    basicKeyHash: basicKey === null ? null : hash('SHA-384', basicKey),
    cardNumber: cardNumberWithCheck(definition.document.cardNumber, profile.foreignerPrefix),
  };
  const family = definition.rrnFamily ?? profile.pki;
  const signer = defects.signedBy === undefined ? rrnPki.rrn.key : testPki(family, defects.signedBy).rrn.key;
  const signedFields = defects.identityFields ?? {};
  const signedIdentity = identityFile(definition, facts, signedFields);
  const identitySignature = padded(
    signData(signer, signedIdentity, definition.rsaDigests?.identity ?? profile.rsaDigest),
    profile.signatureLength,
  );
  const signedAddress = addressFile(definition, defects.addressSignatureOf ?? definition.address);
  const addressSignature = padded(
    signData(
      signer,
      concat(withoutTrailingZeros(signedAddress), identitySignature),
      definition.rsaDigests?.address ?? profile.rsaDigest,
    ),
    profile.signatureLength,
  );
  return {
    DF014031: identityFile(definition, facts, signedFields, defects.identityFieldsAfterSigning ?? {}),
    DF014032: identitySignature,
    DF014033: addressFile(definition, definition.address),
    DF014034: addressSignature,
    DF014035: photo,
    ...(basicKey === null ? {} : { DF014040: basicKey }),
  };
};

/** Leaf policies (reference belgian-eid.md §4): of the times of roots 1, 4 (RSA) and 6 (EC). */
const leafPolicies: Readonly<Record<PkiKind, Readonly<Record<HolderKind, Readonly<Record<HolderKeyName, string>>>>>> = {
  rsa1024: {
    citizen: { authentication: '2.16.56.1.1.1.2.2', signature: '2.16.56.1.1.1.2.1' },
    foreigner: { authentication: '2.16.56.1.1.1.7.2', signature: '2.16.56.1.1.1.7.1' },
  },
  rsa: {
    citizen: { authentication: '2.16.56.12.1.1.2.2', signature: '2.16.56.12.1.1.2.1' },
    foreigner: { authentication: '2.16.56.12.1.1.7.2', signature: '2.16.56.12.1.1.7.1' },
  },
  ec: {
    citizen: { authentication: '2.16.56.13.6.1.1.1000', signature: '2.16.56.13.6.1.2.1000' },
    foreigner: { authentication: '2.16.56.13.6.2.1.1000', signature: '2.16.56.13.6.2.2.1000' },
  },
};

const holderCaOf = ({ holderKind, holderPki }: Making): TestPki['citizenCa'] =>
  holderKind === 'citizen' ? holderPki.citizenCa : holderPki.foreignerCa;

const holderCertificate = (making: Making, use: HolderKeyName, validity: CertificateValidity): Uint8Array => {
  const { definition, holderFamily, holderKind, lookUps, keys } = making;
  const { holder } = definition;
  const label = use === 'authentication' ? 'Authentication' : 'Signature';
  const firstName = holder.givenNames.split(' ')[0] ?? '';
  return issueCertificate(
    {
      subject: [
        ['country', 'BE'],
        ['commonName', `${firstName} ${holder.surname} (${label})`.trim()],
        ['surname', holder.surname],
        ['givenName', holder.givenNames],
        ['serialNumber', specimenNationalNumber(holder)],
      ],
      // Every generation has both keys, whether or not a certificate goes with them.
      subjectKey: keys[use] ?? testKey(`test-card-${holderFamily}-${use}`),
      validity: { notBefore: atMidnight(validity.from), notAfter: atMidnight(validity.to) },
      keyUsage: [use === 'authentication' ? 'digitalSignature' : 'nonRepudiation'],
      policy: leafPolicies[holderFamily][holderKind][use],
      authority: null,
      crlUrl: lookUps.crlUrl,
      ocspUrl: lookUps.ocspUrl,
      caIssuersUrl: `${pkiHost}/root-${holderFamily}.crt`,
      qualified: use === 'signature',
    },
    holderCaOf(making),
  );
};

const certificateFiles = (making: Making): Readonly<Record<string, Uint8Array>> => {
  const { definition, profile, rrnPki, holderPki } = making;
  const stored = (certificate: Uint8Array): Uint8Array =>
    concat(certificate, new Uint8Array(profile.certificatePadding));
  const ofHolder = (use: HolderKeyName): Uint8Array => {
    const validity = definition.certificates[use];
    return validity === null
      ? new Uint8Array(profile.absentCertificate)
      : stored(holderCertificate(making, use, validity));
  };
  return {
    DF005038: ofHolder('authentication'),
    DF005039: ofHolder('signature'),
    DF00503A: stored(holderCaOf(making).certificate),
    DF00503B: stored(holderPki.root.certificate),
    DF00503C: stored(rrnPki.rrn.certificate),
  };
};

const withFileDefects = (
  files: Readonly<Record<string, Uint8Array>>,
  { patches = [], files: replaced = {} }: NonNullable<CardDefinition['defects']>,
): Readonly<Record<string, Uint8Array>> => {
  const result: Record<string, Uint8Array> = { ...files };
  for (const { file, offset, bytes } of patches) {
    const patched = result[file]?.slice();
    if (patched === undefined) throw new RangeError(`no file ${file} to patch`);
    patched.set(bytes, offset);
    result[file] = patched;
  }
  for (const [file, bytes] of Object.entries(replaced)) {
    if (bytes === null) delete result[file];
    else result[file] = bytes;
  }
  return result;
};

const uses = ['authentication', 'signature'] as const satisfies readonly HolderKeyName[];
const triesAllowed = 3;
const pukTriesAllowed = 12;
/** PIN and PUK of every invented card that does not say otherwise. */
const defaultPin = '1234';
const defaultPuk = '222222111111';

export const makeChip = (definition: CardDefinition): ChipDefinition => {
  const making = startMaking(definition);
  const { profile, keys } = making;
  const defects = definition.defects ?? {};
  const chipNumber = defects.chipNumber ?? chipNumberOf(definition);
  const files = {
    ...dataFiles(making),
    ...certificateFiles(making),
    ...pkcs15Files({
      chipNumber,
      versions: fromHex(profile.tokenInfoVersions),
      certificates: uses.filter((use) => definition.certificates[use] !== null),
      rsaBits: profile.rsaBits,
    }),
  };
  const cardData = concat(chipNumber, fromHex(profile.cardDataTail));
  for (const [offset, value] of Object.entries(defects.cardData ?? {})) cardData[Number(offset)] = value;
  return {
    name: definition.name,
    atr: answersToReset[definition.generation],
    applet: {
      version: cardData[21] ?? 0,
      cardData,
      files: withFileDefects(files, defects),
      pin: { ...(definition.pin ?? { digits: defaultPin, triesLeft: triesAllowed }), triesAllowed },
      puk: profile.hasPuk ? { digits: defaultPuk, triesLeft: pukTriesAllowed, triesAllowed: pukTriesAllowed } : null,
      keys,
      challengesLeft: definition.challengesLeft ?? challengesAllowed,
    },
  };
};
