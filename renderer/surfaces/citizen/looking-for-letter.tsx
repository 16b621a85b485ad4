/** The letter first: with it the counter helps, and nobody pays for what they still have (municipal.md A1). */
import { AnswerTile } from '../../ui/buttons.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { useOfficialText } from '../../ui/official-text.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';

const answers = ['have-letter', 'lost', 'never-arrived'] as const;

export function LookingForLetter() {
  const { store, t, municipality } = useKiosk();
  const officialText = useOfficialText();
  return (
    <Screen
      name="looking-for-letter"
      title={t('letter.title')}
      stage={officialText(municipality?.pinReprint.lookForLetterFirst)}
      picture={<Picture name="letter" />}
      answers={answers.map((answer) => (
        <AnswerTile
          key={answer}
          name={t(`letter.${answer}`)}
          onPress={() => void store.act({ command: 'answer-letter', answer })}
        />
      ))}
    />
  );
}
