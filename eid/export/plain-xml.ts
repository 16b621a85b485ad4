/**
 * XML from a stranger, as a tree: elements, attributes, text. What the files of the official viewer never have is refused
 * rather than understood: document types and with them entities, namespaces, processing instructions, depth, size.
 */
import { SaxesParser } from 'saxes';
import { failed, type Result, success } from '../../contract/result.ts';

export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Of the element itself, without that of its children. */
  readonly text: string;
};

/** No value of the file is in it. */
export type XmlTrouble = 'too-large' | 'not-well-formed' | 'forbidden' | 'too-deep' | 'too-many-elements';

export type XmlLimits = { readonly characters: number; readonly depth: number; readonly elements: number };

type OpenElement = { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string };

/** Thrown within this file only, to stop the parser at the first thing that is refused. */
class Refused extends Error {
  readonly trouble: XmlTrouble;
  constructor(trouble: XmlTrouble) {
    super(trouble);
    this.trouble = trouble;
  }
}
const refuse = (trouble: XmlTrouble): never => {
  throw new Refused(trouble);
};

const parse = (text: string, limits: XmlLimits): XmlElement => {
  const parser = new SaxesParser({ xmlns: false, fragment: false });
  const open: OpenElement[] = [];
  let root: XmlElement | null = null;
  let elements = 0;
  parser.on('error', () => refuse('not-well-formed'));
  parser.on('doctype', () => refuse('forbidden'));
  parser.on('processinginstruction', () => refuse('forbidden'));
  parser.on('xmldecl', ({ encoding, version }) => {
    if (version !== '1.0' || (encoding ?? 'UTF-8').toUpperCase() !== 'UTF-8') refuse('forbidden');
  });
  parser.on('opentagstart', () => {
    if (open.length >= limits.depth) refuse('too-deep');
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1;
    if (elements > limits.elements) refuse('too-many-elements');
    // Without prefixes and xmlns there are no namespaces.
    const names = [name, ...Object.keys(attributes)];
    if (names.some((one) => one.includes(':') || one === 'xmlns')) refuse('forbidden');
    open.push({ name, attributes: { ...attributes }, children: [], text: '' });
  });
  const addText = (part: string): void => {
    const current = open.at(-1);
    if (current !== undefined) current.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === undefined) return;
    const parent = open.at(-1);
    if (parent === undefined) root = closed;
    else parent.children.push(closed);
  });
  parser.write(text).close();
  return root ?? refuse('not-well-formed');
};

/** `text` is already decoded; a byte order mark before it is allowed. */
export const parsePlainXml = (text: string, limits: XmlLimits): Result<XmlElement, XmlTrouble> => {
  if (text.length > limits.characters) return failed('too-large');
  // An internal document type is refused before anything of it is read.
  if (/<!DOCTYPE/i.test(text)) return failed('forbidden');
  try {
    return success(parse(text, limits));
  } catch (error) {
    if (error instanceof Refused) return failed(error.trouble);
    throw error;
  }
};
