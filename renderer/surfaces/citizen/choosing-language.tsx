/** Four tiles, each language in its own name; nobody has to read another one to find theirs. */
import { ownNames } from '../../i18n/catalogue.ts';
import { translateTo } from '../../i18n/translate.ts';
import { AnswerTile } from '../../ui/buttons.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';

export function ChoosingLanguage() {
  const { store, municipality, language } = useKiosk();
  const offered = municipality?.kioskLanguages ?? [language];
  return (
    <Screen
      name="choosing-language"
      title={
        <span className="greetings">
          {offered.map((each) => (
            <span key={each} lang={each}>
              {translateTo(each)('language.title')}
            </span>
          ))}
        </span>
      }
      picture={<Picture name="languages" decorative />}
      answers={offered.map((each) => (
        <AnswerTile
          key={each}
          name={ownNames[each]}
          language={each}
          onPress={() => void store.act({ command: 'choose-language', language: each })}
        />
      ))}
    />
  );
}
