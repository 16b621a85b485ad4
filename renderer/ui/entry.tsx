/** One field with the keyboard below it. Hardware keys work too: whatever is typed lands in the field. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Keyboard } from './keyboard.tsx';
import type { EntryKind } from './keyboard-layouts.ts';

type EntryProps = {
  readonly kind: EntryKind;
  /** Ids of the question and of the sentence that explains it. */
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly initial: string;
  readonly maxLength: number;
  /** True while the text was found wanting and has not been changed since. */
  readonly problem: boolean;
  readonly onChange: () => void;
  readonly onNext: (text: string) => void;
};

export function Entry({ kind, labelledBy, describedBy, initial, maxLength, problem, onChange, onNext }: EntryProps) {
  const [text, setText] = useState(initial);
  const field = useRef<HTMLInputElement>(null);
  const caret = useRef(initial.length);

  const put = (next: string, at: number): void => {
    caret.current = at;
    setText(next);
    onChange();
  };

  const replace = (from: number, to: number, piece: string): void => {
    const next = text.slice(0, from) + piece + text.slice(to);
    if (next.length <= maxLength) put(next, from + piece.length);
  };

  const selection = (): readonly [number, number] => {
    const input = field.current;
    return [input?.selectionStart ?? text.length, input?.selectionEnd ?? text.length];
  };

  useLayoutEffect(() => field.current?.setSelectionRange(caret.current, caret.current), [text]);

  useEffect(() => {
    const toField = (event: KeyboardEvent): void => {
      const { activeElement } = document;
      const onButton = activeElement instanceof HTMLButtonElement;
      const modified = event.ctrlKey || event.altKey || event.metaKey;
      if (event.key === 'Enter' && !onButton && activeElement !== field.current) onNext(text);
      const prints = event.key.length === 1 && !modified && !(event.key === ' ' && onButton);
      if (prints || event.key === 'Backspace') field.current?.focus(); // the browser then types the character there
    };
    document.addEventListener('keydown', toField);
    return () => document.removeEventListener('keydown', toField);
  });

  return (
    <div className="entry" data-block="">
      <input
        ref={field}
        className="field"
        type="text"
        inputMode="none"
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={maxLength}
        value={text}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={problem}
        onChange={(event) => put(event.target.value, event.target.selectionStart ?? event.target.value.length)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onNext(text);
        }}
      />
      <Keyboard
        kind={kind}
        onType={(piece) => replace(...selection(), piece)}
        onBackspace={() => {
          const [from, to] = selection();
          replace(from === to ? Math.max(0, from - 1) : from, to, '');
        }}
        onNext={() => onNext(text)}
      />
    </div>
  );
}
