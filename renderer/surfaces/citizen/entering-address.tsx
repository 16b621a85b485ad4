/** An address, one part at a time. The host judges it; whatever was typed stays until it is right. */
import { useEffect, useRef, useState } from 'react';
import { Entry } from '../../ui/entry.tsx';
import type { EntryKind } from '../../ui/keyboard-layouts.ts';
import { Icon } from '../../ui/icon.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { questionId, Screen } from '../../ui/screen.tsx';
import { useOwnBack } from '../../ui/own-back.tsx';
import type { ScreenProps } from './screen-props.ts';

const parts = [
  { name: 'streetAndNumber', kind: 'text', maxLength: 120, example: 'Kerkstraat 12 bus 3' },
  { name: 'zip', kind: 'digits', maxLength: 10, example: '9000' },
  { name: 'municipality', kind: 'text', maxLength: 100, example: 'Gent' },
] as const satisfies readonly { readonly name: string; readonly kind: EntryKind; maxLength: number; example: string }[];

const wellFormed = { streetAndNumber: /\S/, zip: /^[\s.]*(\d[\s.]*){4}$/, municipality: /\S/ } as const;

export function EnteringAddress({ screen }: ScreenProps<'entering-address'>) {
  const { store, t } = useKiosk();
  const [typed, setTyped] = useState(screen.address);
  const firstProblem = parts.findIndex(({ name }) => screen.problems.includes(name));
  const [at, setAt] = useState(Math.max(0, firstProblem));
  const [problem, setProblem] = useState(firstProblem !== -1);
  const asked = useRef(screen);

  useEffect(() => {
    if (asked.current === screen) return;
    asked.current = screen;
    const refused = parts.findIndex(({ name }) => screen.problems.includes(name));
    if (refused === -1) return;
    setAt(refused);
    setProblem(true);
  }, [screen]);

  const open = (index: number): void => {
    setAt(index);
    setProblem(false);
  };
  useOwnBack(at > 0 ? () => open(at - 1) : null);

  const part = parts[at] ?? parts[0];
  const next = (text: string): void => {
    const address = { ...typed, [part.name]: text };
    setTyped(address);
    if (!wellFormed[part.name].test(text)) setProblem(true);
    else if (at < parts.length - 1) open(at + 1);
    else
      void store.act({ command: 'enter-address', address: { ...address, zip: address.zip.replaceAll(/[\s.]/g, '') } });
  };

  return (
    <Screen
      name="entering-address"
      contentKey={part.name}
      pageKey={String(problem)}
      title={t(`address.${part.name}.title`)}
      stage={
        <p id="entry-help" className={problem ? 'note' : 'quiet'} data-tone="caution" aria-live="polite">
          {problem ? <Icon name="caution" /> : null}
          <span>
            {problem ? t(`address.${part.name}.problem`) : t(`address.${part.name}.example`, { example: part.example })}
          </span>
        </p>
      }
      picture={<Picture name="house" decorative />}
      shape="full"
      answers={
        <Entry
          key={part.name}
          kind={part.kind}
          labelledBy={questionId('entering-address')}
          describedBy="entry-help"
          initial={typed[part.name]}
          maxLength={part.maxLength}
          problem={problem}
          onChange={() => setProblem(false)}
          onNext={next}
        />
      }
    />
  );
}
