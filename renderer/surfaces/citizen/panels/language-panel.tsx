/** Another language in the middle of a visit; nothing that was answered is lost. */
import { ownNames } from '../../../i18n/catalogue.ts';
import { AnswerTile } from '../../../ui/buttons.tsx';
import { useKiosk } from '../../../ui/kiosk-context.tsx';
import { Picture } from '../../../ui/pictures/picture.tsx';
import { Screen } from '../../../ui/screen.tsx';

export function LanguagePanel() {
  const { store, t, language, municipality } = useKiosk();
  const choose = async (chosen: typeof language): Promise<void> => {
    await store.act({ command: 'choose-language', language: chosen });
    store.show(null);
  };
  return (
    <Screen
      name="language-panel"
      title={t('language.title')}
      stage={<p>{t('language.stays')}</p>}
      picture={<Picture name="languages" decorative />}
      answers={(municipality?.kioskLanguages ?? [language]).map((each) => (
        <AnswerTile
          key={each}
          name={ownNames[each]}
          language={each}
          chosen={each === language}
          onPress={() => void choose(each)}
        />
      ))}
    />
  );
}
