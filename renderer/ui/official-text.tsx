/**
 * A text of the municipality. It is official only in the official languages; a kiosk in another language shows the
 * translation first, says that it is one, and keeps the official text beside it (municipal.md §4, language law).
 */
import type { Text } from '../../contract/municipality.ts';
import { useKiosk } from './kiosk-context.tsx';

export function OfficialText({ text }: { readonly text: Text }) {
  const { language, municipality, t } = useKiosk();
  const own = text[language];
  const official = municipality?.officialTextLanguages ?? [];
  const original = official.find((candidate) => text[candidate] !== undefined);
  if (official.includes(language) || original === undefined) return <p className="text">{own ?? Object.values(text)[0]}</p>;
  return (
    <div className="official">
      {own === undefined ? null : (
        <div>
          <p className="official-mark">{t('official.translation')}</p>
          <p className="text">{own}</p>
        </div>
      )}
      <div className="official-original">
        <p className="official-mark">{t('official.text', { language: t(`languageName.${original}`) })}</p>
        <p lang={original}>{text[original]}</p>
      </div>
    </div>
  );
}
