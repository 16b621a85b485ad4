/**
 * A notice as a mail: the same blocks as plain text and as HTML without pictures, styles, scripts or tracking. The only
 * link is the website of the municipality. It greets nobody by name: a mail is read on the way.
 */
import type { Municipality } from '../../contract/municipality.ts';
import { openingHourLines } from '../documents/opening-hours.ts';
import { paperWords } from '../documents/paper-words.ts';
import { proxyWords } from '../documents/proxy-words.ts';
import { type NoticeContent, say } from './notice-content.ts';
import { noticeWords } from './notice-words.ts';

type Block =
  | { readonly is: 'heading' | 'subheading' | 'paragraph'; readonly text: string }
  | { readonly is: 'lines'; readonly lines: readonly string[] }
  | { readonly is: 'link'; readonly label: string; readonly address: string };

const paragraph = (text: string): Block => ({ is: 'paragraph', text });
const subheading = (text: string): Block => ({ is: 'subheading', text });

const whereBlocks = (content: NoticeContent): readonly Block[] => {
  const { site, place, language, locale, appointmentOnly } = content;
  const words = noticeWords[language];
  if (place !== null) return [subheading(words.where), paragraph(place)];
  if (site === null) return [];
  const { streetAndNumber, zip, municipality } = site.address;
  const hours = openingHourLines(site, locale);
  return [
    subheading(words.where),
    { is: 'lines', lines: [say(site.names, language), streetAndNumber, `${zip} ${municipality}`] },
    ...(hours.length > 0 ? [{ is: 'lines', lines: [paperWords[language].open, ...hours] } as const] : []),
    ...(appointmentOnly ? [paragraph(words.appointmentOnly)] : []),
  ];
};

const titled = (heading: string, text: string | null): readonly Block[] =>
  text === null ? [] : [subheading(heading), paragraph(text)];

const questionBlocks = (content: NoticeContent, { contacts }: Municipality): readonly Block[] => {
  const { site, language } = content;
  const words = noticeWords[language];
  const phone = site?.phone ?? contacts.phone;
  const lines = [
    ...(phone === null ? [] : [`${paperWords[language].phone} ${phone}`]),
    ...(contacts.email === null ? [] : [`${words.email} ${contacts.email}`]),
  ];
  const blocks: readonly Block[] = [
    ...(lines.length > 0 ? [{ is: 'lines', lines } as const] : []),
    ...(contacts.website === null
      ? []
      : [{ is: 'link', label: paperWords[language].website, address: contacts.website } as const]),
  ];
  return blocks.length > 0 ? [subheading(words.questions), ...blocks] : [];
};

const blocksOf = (content: NoticeContent, municipality: Municipality): readonly Block[] => {
  const words = noticeWords[content.language];
  const { simulation } = content;
  return [
    ...(simulation === null ? [] : [paragraph(simulation.own), paragraph(simulation.others.join(' · '))]),
    { is: 'heading', text: content.matter },
    paragraph(say(municipality.names, content.language)),
    paragraph(`${paperWords[content.language].caseNumber} ${content.caseNumber}`),
    ...content.paragraphs.map(paragraph),
    ...whereBlocks(content),
    ...titled(paperWords[content.language].bring, content.bring),
    ...titled(words.cost, content.cost),
    ...titled(proxyWords[content.language].policyHeading, content.whoMayCome),
    ...questionBlocks(content, municipality),
    ...content.closing.map(paragraph),
  ];
};

const asText = (block: Block): string => {
  if (block.is === 'lines') return block.lines.join('\n');
  if (block.is === 'link') return `${block.label} ${block.address}`;
  return block.text;
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');

const asHtml = (block: Block): string => {
  if (block.is === 'lines') return `<p>${block.lines.map(escaped).join('<br>\n')}</p>`;
  if (block.is === 'link') {
    const address = escaped(block.address);
    return `<p>${escaped(block.label)} <a href="${address}">${address}</a></p>`;
  }
  const tag = { heading: 'h1', subheading: 'h2', paragraph: 'p' }[block.is];
  return `<${tag}>${escaped(block.text)}</${tag}>`;
};

export type MailBody = { readonly text: string; readonly html: string };

export const mailBody = (content: NoticeContent, municipality: Municipality): MailBody => {
  const blocks = blocksOf(content, municipality);
  const html = [
    '<!doctype html>',
    `<html lang="${content.locale}">`,
    `<head><meta charset="utf-8"><title>${escaped(content.subject)}</title></head>`,
    '<body>',
    ...blocks.map(asHtml),
    '</body>',
    '</html>',
  ];
  return { text: `${blocks.map(asText).join('\n\n')}\n`, html: `${html.join('\n')}\n` };
};
