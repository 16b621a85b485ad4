/** Still, and in every language at once: a greeting, and one place to touch. A card put in early begins as well. */
import { translateTo } from '../../i18n/translate.ts';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';

export function Attract() {
  const { store, municipality, language, metrics } = useKiosk();
  const offered = municipality?.kioskLanguages ?? [language];
  return (
    <Screen
      name="attract"
      title={
        <span className="greetings">
          {offered.map((each) => (
            <span key={each} lang={each}>
              {translateTo(each)('attract.greeting')}
            </span>
          ))}
        </span>
      }
      stage={
        metrics.compact ? undefined : (
          <ul className="offers">
            {offered.map((each) => (
              <li key={each} lang={each}>
                {translateTo(each)('attract.what')}
              </li>
            ))}
          </ul>
        )
      }
      picture={<Picture name="card-in-reader" decorative />}
      answers={
        <button
          type="button"
          className="start"
          data-block=""
          data-forward="press"
          onClick={() => void store.act({ command: 'start' })}
        >
          {offered.map((each) => (
            <span key={each} lang={each}>
              {translateTo(each)('attract.touch')}
            </span>
          ))}
        </button>
      }
    />
  );
}
