/** The page on which a visitor says who they are. No password: it is simulated, and says so before anything else. */
import type { SimulatedPerson } from './people.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const button = ({ subject, name, describes }: SimulatedPerson): string =>
  `<p><button name="person" value="${escaped(subject)}">${escaped(name)} (${escaped(describes)})</button></p>`;

export const choosePage = (people: readonly SimulatedPerson[]): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Simulated identity provider</title>
<style>body{font:1.1rem/1.5 sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem}
strong{background:#ffdf6b;padding:.2rem .5rem}button{font:inherit;padding:.8rem 1rem;width:100%;text-align:left}</style></head>
<body><p><strong>Simulated identity provider</strong></p><h1>Who are you?</h1>
<p>Nobody proves anything here: these people are invented, for the demonstration and for tests.</p>
<form method="post">${people.map(button).join('')}</form></body></html>
`;
