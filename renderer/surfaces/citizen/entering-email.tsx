/** An e-mail address. The host says whether mail can reach it; what was typed stays either way. */
import { useEffect, useState } from 'react';
import { Entry } from '../../ui/entry.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { questionId, Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

const example = 'an.peeters@voorbeeld.be';
const maxLength = 254; // RFC 5321

export function EnteringEmail({ screen }: ScreenProps<'entering-email'>) {
  const { store, t } = useKiosk();
  const [problem, setProblem] = useState(screen.invalid);

  useEffect(() => setProblem(screen.invalid), [screen]);

  const next = (text: string): void => {
    const address = text.trim();
    if (address === '') setProblem(true);
    else void store.act({ command: 'enter-email', address });
  };

  return (
    <Screen
      name="entering-email"
      pageKey={String(problem)}
      title={t('email.title')}
      stage={
        <p id="entry-help" className={problem ? 'note' : 'quiet'} data-tone="caution" aria-live="polite">
          {problem ? <Icon name="caution" /> : null}
          <span>{problem ? t('email.problem') : t('email.example', { example })}</span>
        </p>
      }
      picture={<Picture name="email" decorative />}
      shape="full"
      answers={
        <Entry
          kind="email"
          labelledBy={questionId('entering-email')}
          describedBy="entry-help"
          initial={screen.address}
          maxLength={maxLength}
          problem={problem}
          onChange={() => setProblem(false)}
          onNext={next}
        />
      }
    />
  );
}
