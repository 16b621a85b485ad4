/** The common way of a visit, from the first touch to the last step, for whoever walks it and with whatever hands. */
import { expect } from '@playwright/test';
import { ownNames } from '../../../renderer/i18n/catalogue.ts';
import { surnameOnTheWay } from './bring-to.ts';
import type { Citizen } from './citizen.ts';

export type Inserts = (card: string) => Promise<void>;

export async function asFarAsTheCard(citizen: Citizen): Promise<void> {
  const { page, hands } = citizen;
  await citizen.arrivesAt('attract');
  await citizen.chooses('attract.touch');
  await citizen.arrivesAt('choosing-language');
  await hands.press(page.getByRole('button', { name: ownNames[citizen.language()] }));
  await citizen.sees('service.title');
  await citizen.chooses('service.pin-reprint.name');
  await citizen.sees('letter.title');
  await citizen.chooses('letter.lost');
  await citizen.sees('card.title');
}

export async function asFarAsTheName(citizen: Citizen, insert: Inserts): Promise<void> {
  await asFarAsTheCard(citizen);
  await insert('adult-1.7');
  await citizen.sees('identified.title');
}

export async function asFarAsTheNotification(citizen: Citizen, insert: Inserts): Promise<void> {
  await asFarAsTheName(citizen, insert);
  await citizen.chooses('identified.yes');
  await citizen.sees('details.title');
  await citizen.reads('provenance.chip');
  await citizen.chooses('details.accept');
  await citizen.sees('pickup.title');
  await citizen.choosesOption(0);
  await citizen.chooses('next');
  await citizen.sees('notification.title');
}

export async function asFarAsTheReview(citizen: Citizen, insert: Inserts): Promise<void> {
  await asFarAsTheNotification(citizen, insert);
  await citizen.chooses('next');
  await citizen.sees('review.title');
  await citizen.reads('review.pay.request');
}

/** The next press cannot be undone. */
export async function asFarAsTheLastStep(citizen: Citizen, insert: Inserts): Promise<void> {
  await asFarAsTheReview(citizen, insert);
  await citizen.chooses('review.accept');
  await citizen.sees('confirm.title');
}

/** Wiped, and nothing of the visit is left on the page. */
export async function seesNobodysScreen(citizen: Citizen): Promise<void> {
  await citizen.arrivesAt('attract');
  expect(await citizen.page.content()).not.toContain(surnameOnTheWay);
}

/** After the request was filed. */
export async function takesCardAndReceipt(citizen: Citizen, remove: () => Promise<void>): Promise<void> {
  await citizen.sees('takeCard.title');
  await remove();
  await citizen.sees('receipt.title');
  await citizen.reads('receipt.notReal');
  await expect(citizen.page.locator('.case-number')).toHaveText(/^\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await citizen.chooses('receipt.finish');
  await seesNobodysScreen(citizen);
}
