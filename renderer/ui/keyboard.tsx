/** The kiosk's own keyboard: real buttons with names, so that it works by touch, by keys and with a screen reader. */
import { type ReactNode, useState } from 'react';
import { Icon } from './icon.tsx';
import { useKiosk } from './kiosk-context.tsx';
import { digitRow, type EntryKind, type Key, keyboards } from './keyboard-layouts.ts';

type KeyboardProps = {
  readonly kind: EntryKind;
  readonly onType: (text: string) => void;
  readonly onBackspace: () => void;
  readonly onNext: () => void;
};

export function Keyboard({ kind, onType, onBackspace, onNext }: KeyboardProps) {
  const { t, metrics, viewport } = useKiosk();
  const [page, setPage] = useState<'letters' | 'symbols'>('letters');
  const [capital, setCapital] = useState(false);
  const rows = keyboards[kind][page];
  const roomPx = viewport.heightPx - metrics.barPx - 9 * metrics.bodyPx;
  const digitsToo = kind !== 'digits' && page === 'letters' && roomPx > 5.6 * (metrics.targetPx + metrics.keyGapPx);

  const type = (text: string): void => {
    onType(capital ? text.toUpperCase() : text);
    setCapital(false);
  };

  const face = (
    key: Key,
  ): { readonly name: string; readonly shows: ReactNode; readonly press: () => void; readonly data: object } => {
    if ('types' in key) {
      const text = capital ? key.types.toUpperCase() : key.types;
      return { name: text, shows: text, press: () => type(key.types), data: {} };
    }
    const { does } = key;
    switch (does) {
      case 'shift':
        return {
          name: t('keyboard.shift'),
          shows: <Icon name="shift" />,
          press: () => setCapital(!capital),
          data: { 'data-wide': true, 'data-pressed': capital, 'aria-pressed': capital },
        };
      case 'symbols':
        return {
          name: `é123 ${t('keyboard.accents')}`,
          shows: 'é123',
          press: () => setPage('symbols'),
          data: { 'data-wide': true },
        };
      case 'letters':
        return {
          name: `abc ${t('keyboard.letters')}`,
          shows: 'abc',
          press: () => setPage('letters'),
          data: { 'data-wide': true },
        };
      case 'backspace':
        return {
          name: t('keyboard.backspace'),
          shows: <Icon name="backspace" />,
          press: onBackspace,
          data: { 'data-wide': true },
        };
      case 'space':
        return {
          name: t('keyboard.space'),
          shows: t('keyboard.space'),
          press: () => onType(' '),
          data: { 'data-space': true },
        };
      case 'next':
        return {
          name: t('next'),
          shows: t('next'),
          press: onNext,
          data: { 'data-main': true, 'data-forward': 'press' },
        };
    }
  };

  return (
    <div className="keyboard" role="group" aria-label={t('keyboard.label')} data-pad={kind === 'digits'}>
      {(digitsToo ? [digitRow, ...rows] : rows).map((row, rowIndex) => (
        <div className="key-row" key={`${page}-${rowIndex}`}>
          {row.map((key, index) => {
            const { name, shows, press, data } = face(key);
            return (
              <button
                key={index}
                type="button"
                className="key"
                aria-label={name}
                {...data}
                onPointerDown={(event) => event.preventDefault()} // the field keeps the focus
                onClick={press}
              >
                {shows}
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}
