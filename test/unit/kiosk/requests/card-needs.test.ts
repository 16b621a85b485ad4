/** What is read for each service: all that it uses, and at the card itself nothing else. */
import { describe, expect, it } from 'vitest';
import { eidFileNames } from '../../../../contract/eid-files.ts';
import { detailNames, services } from '../../../../contract/visit.ts';
import { eidFiles, interpretCard } from '../../../../eid/index.ts';
import { cardNeeds, type CardService, filesNeeded } from '../../../../kiosk/requests/card-needs.ts';
import { createVirtualCard } from '../../../../simulator/card/create-virtual-card.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { adult17, adult18, euPlus } from '../../../../simulator/cards/holders.ts';
import type { VirtualCard } from '../../../../simulator/virtual-card.ts';
import { readVirtualCard } from '../../../read-virtual-card.ts';
import { asTestCard } from '../../eid/card-images.ts';

const cardServices = Object.keys(cardNeeds) as CardService[]; // keys of a const table are its services

/** The card, and the paths of the elementary files that were selected on it. */
const withLog = (card: VirtualCard): { readonly card: VirtualCard; readonly selected: Set<string> } => {
  const selected = new Set<string>();
  const transmit: VirtualCard['transmit'] = (command) => {
    const [cla, ins, p1] = command;
    if (cla === 0x00 && ins === 0xa4 && p1 !== 0x04) {
      selected.add(Buffer.from(command.subarray(5)).toString('hex').toUpperCase());
    }
    return card.transmit(command);
  };
  return { card: { ...card, transmit }, selected };
};

it('every service that the kiosk offers has its row', () => {
  expect(services.filter((service) => service !== 'other' && !(service in cardNeeds))).toEqual([]);
});

describe.each([adult17, adult18, euPlus])('$name', (definition) => {
  it.each(cardServices)('%s', async (service) => {
    const { card, selected } = withLog(createVirtualCard(makeChip(definition)));
    const files = filesNeeded(service, false);
    const image = readVirtualCard(card, { files, challenge: null, pinStatus: true });

    const onThisCard = files.filter((file) => file !== 'basic-public-key' || definition.generation === '1.8');
    expect([...selected].toSorted()).toEqual(onThisCard.map((file) => eidFiles[file].path).toSorted());
    const requested = eidFileNames.filter((file) => image.files[file].status !== 'not-requested');
    expect(requested.toSorted()).toEqual(onThisCard.toSorted());
    expect(requested.includes('photo')).toBe(service === 'card-defect');

    const { identity, address, checks } = await interpretCard(image, asTestCard);
    const { identity: fields, address: parts } = cardNeeds[service];
    expect(fields.filter((field) => (identity?.[field] ?? null) === null)).toEqual([]);
    expect(parts.filter((part) => (address?.[part] ?? null) === null)).toEqual([]);
    const passed = checks.filter(({ verdict }) => verdict === 'passed').map(({ check }) => check);
    const vouching = [
      ...(fields.length > 0 ? ['identity-signature', 'rrn-chain'] : []),
      ...(parts.length > 0 ? ['address-signature'] : []),
      ...(cardNeeds[service].certificates === 'none' ? [] : ['citizen-certificates']),
    ];
    expect(vouching.filter((check) => !passed.some((one) => one === check))).toEqual([]);
  });
});

it('the photo is read where its hash is tested, and for the one service that may show it where the municipality does', () => {
  const withPhoto = cardServices.filter((service) => filesNeeded(service, true).includes('photo'));
  expect(withPhoto).toEqual(['pin-reprint', 'card-defect']);
});

it('a lost card is not read', () => {
  expect(filesNeeded('loss-or-theft', true)).toEqual([]);
});

it('a PIN/PUK request takes over what its row names, and nothing else of the card', () => {
  const { identity, address } = cardNeeds['pin-reprint'];
  expect([...identity, ...address].toSorted()).toEqual([...detailNames].toSorted());
});
