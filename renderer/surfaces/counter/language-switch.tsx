/** The four languages by their own names; the report is said again in the chosen one. */
import { type Language, languages } from '../../../contract/languages.ts';
import { ownNames } from '../../i18n/own-names.ts';

type LanguageSwitchProps = {
  readonly language: Language;
  readonly label: string;
  readonly onChange: (language: Language) => void;
};

export function LanguageSwitch({ language, label, onChange }: LanguageSwitchProps) {
  return (
    <div className="languages" role="group" aria-label={label}>
      {languages.map((each) => (
        <button key={each} type="button" lang={each} aria-pressed={each === language} onClick={() => onChange(each)}>
          {ownNames[each]}
        </button>
      ))}
    </div>
  );
}
