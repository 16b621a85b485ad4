/** The invented people who can sign in at the simulated identity provider. Two clerks, because destroying codes takes two. */
export type SimulatedPerson = {
  readonly subject: string;
  readonly name: string;
  readonly describes: string;
  readonly roles: readonly ('clerk' | 'technician')[];
  /** `*`: all of them. */
  readonly sites: readonly string[];
};

export const simulatedPeople: readonly SimulatedPerson[] = [
  { subject: 'clerk-one', name: 'Noor Voorbeeld', describes: 'clerk, every site', roles: ['clerk'], sites: ['*'] },
  { subject: 'clerk-two', name: 'Sam Exemple', describes: 'clerk, every site', roles: ['clerk'], sites: ['*'] },
  {
    subject: 'technician-one',
    name: 'Robin Muster',
    describes: 'technician, every site',
    roles: ['technician'],
    sites: ['*'],
  },
];
