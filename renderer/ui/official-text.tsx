/**
 * A text of the municipality. It is official only in the official languages; a kiosk in another language shows the
 * translation first, says that it is one, and keeps the official text beside it (municipal.md §4, language law).
 */
import type { ReactNode } from 'react';
import type { Language } from '../../contract/languages.ts';
import type { Text } from '../../contract/municipality/texts.ts';
import { useKiosk } from './kiosk-context.tsx';

type Original = { readonly language: Language; readonly text: string };

/** `original` is null where `own` is the official text itself; `own` is null where there is no translation. */
type ToldText = { readonly own: string | null; readonly original: Original | null };

function useToldText(): (text: Text) => ToldText {
  const { language, municipality } = useKiosk();
  const official = municipality?.officialTextLanguages ?? [];
  return (text) => {
    const own = text[language] ?? null;
    const origin = official.find((candidate) => text[candidate] !== undefined);
    const original = origin === undefined ? undefined : text[origin];
    if (official.includes(language) || origin === undefined || original === undefined) {
      return { own: own ?? Object.values(text)[0] ?? null, original: null };
    }
    return { own, original: { language: origin, text: original } };
  };
}

function OriginalTexts({ texts: [first, ...rest] }: { readonly texts: readonly [Original, ...Original[]] }) {
  const { t } = useKiosk();
  return (
    <div className="official official-original">
      <p className="official-mark">{t('official.text', { language: t(`languageName.${first.language}`) })}</p>
      {[first, ...rest].map(({ language, text }) => (
        <p key={text} lang={language}>
          {text}
        </p>
      ))}
    </div>
  );
}

/** The blocks of the text: one where it is official, otherwise the translation and the original. */
export function useOfficialText(): (text: Text | undefined) => readonly ReactNode[] {
  const { t } = useKiosk();
  const told = useToldText();
  return (text) => {
    if (text === undefined) return [];
    const { own, original } = told(text);
    const plain = (
      <p key="text" className="text">
        {own}
      </p>
    );
    if (original === null) return [plain];
    const translation =
      own === null ? null : (
        <div key="translation" className="official">
          <p className="official-mark">{t('official.translation')}</p>
          <p className="text">{own}</p>
        </div>
      );
    return [translation, <OriginalTexts key="original" texts={[original]} />];
  };
}

type LabelledText = { readonly label: string; readonly text: Text | undefined };

/** Several texts as facts under labels; where they are translations, their originals follow together. */
export function useOfficialFacts(): (facts: readonly LabelledText[]) => readonly ReactNode[] {
  const { t, metrics } = useKiosk();
  const told = useToldText();
  return (facts) => {
    const known = facts.flatMap(({ label, text }) => (text === undefined ? [] : [{ label, ...told(text) }]));
    const own = known.filter((each) => each.own !== null);
    const [first, ...rest] = known.flatMap(({ original }) => (original === null ? [] : [original]));
    // Where there is little height each must be able to take a page of its own.
    const groups: readonly (readonly [Original, ...Original[]])[] =
      first === undefined ? [] : metrics.compact ? [first, ...rest].map((each) => [each]) : [[first, ...rest]];
    return [
      ...own.map(({ label, own: text, original }) => (
        <div key={label} className="fact" data-block="">
          <p className="fact-label">
            {label}
            {original === null ? null : ` · ${t('official.translation')}`}
          </p>
          <p className="text">{text}</p>
        </div>
      )),
      ...groups.map((texts) => (
        <div key={texts[0].text} data-block="">
          <OriginalTexts texts={texts} />
        </div>
      )),
    ];
  };
}
