/**
 * A text of the municipality. It is official only in the official languages; a kiosk in another language shows the
 * translation first, says that it is one, and keeps the official text beside it (municipal.md §4, language law).
 */
import type { ReactNode } from 'react';
import type { Text } from '../../contract/municipality.ts';
import { useKiosk } from './kiosk-context.tsx';

/** The blocks of the text: one where it is official, otherwise the translation and the original. */
export function useOfficialText(): (text: Text | undefined) => readonly ReactNode[] {
  const { language, municipality, t } = useKiosk();
  return (text) => {
    if (text === undefined) return [];
    const own = text[language];
    const official = municipality?.officialTextLanguages ?? [];
    const original = official.find((candidate) => text[candidate] !== undefined);
    if (official.includes(language) || original === undefined) {
      return [
        <p key="text" className="text">
          {own ?? Object.values(text)[0]}
        </p>,
      ];
    }
    const translation =
      own === undefined ? null : (
        <div key="translation" className="official">
          <p className="official-mark">{t('official.translation')}</p>
          <p className="text">{own}</p>
        </div>
      );
    return [
      translation,
      <div key="original" className="official official-original">
        <p className="official-mark">{t('official.text', { language: t(`languageName.${original}`) })}</p>
        <p lang={original}>{text[original]}</p>
      </div>,
    ];
  };
}
