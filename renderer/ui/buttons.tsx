/**
 * The buttons of the citizen's screen. Native buttons act on release and let go when the finger slides off
 * (EN 301 549, 5.9), and their click never falls through to what a new screen puts beneath.
 */
import type { ReactNode } from 'react';
import type { Language } from '../../contract/languages.ts';
import { Icon, type IconName } from './icon.tsx';

type MainButtonProps = {
  readonly onPress: () => void;
  readonly children: ReactNode;
  readonly disabled?: boolean;
  /** The key → presses this button, or only moves the focus to it where pressing commits to something. */
  readonly forward?: 'press' | 'focus';
  readonly icon?: IconName;
};

/** The one loud button of a screen: it goes on. */
export function MainButton({
  onPress,
  children,
  disabled = false,
  forward = 'press',
  icon = 'forward',
}: MainButtonProps) {
  return (
    <button
      type="button"
      className="button main"
      data-forward={forward}
      aria-disabled={disabled}
      onClick={() => {
        if (!disabled) onPress();
      }}
    >
      <span className="button-text">{children}</span>
      <Icon name={icon} />
    </button>
  );
}

/** Any other way on, as easy to hit as the main one. */
export function PlainButton({ onPress, children }: { readonly onPress: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className="button" onClick={onPress}>
      <span className="button-text">{children}</span>
    </button>
  );
}

type AnswerTileProps = {
  readonly onPress: () => void;
  readonly name: string;
  readonly detail?: string | undefined;
  readonly picture?: ReactNode;
  readonly chosen?: boolean;
  readonly language?: Language;
};

/** An answer that goes on at once when it is touched. */
export function AnswerTile({ onPress, name, detail, picture, chosen, language }: AnswerTileProps) {
  return (
    <button
      type="button"
      className="tile"
      data-block=""
      data-chosen={chosen}
      aria-current={chosen === true ? 'true' : undefined}
      lang={language}
      onClick={onPress}
    >
      {picture}
      <span className="tile-text">
        <span className="tile-name">{name}</span>
        {detail === undefined ? null : <span className="tile-detail">{detail}</span>}
      </span>
      <Icon name={chosen === true ? 'tick' : 'forward'} />
    </button>
  );
}

type ChoiceTileProps = {
  readonly group: string;
  readonly value: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly name: string;
  readonly children?: ReactNode;
  readonly picture?: ReactNode;
};

/** One of several answers of which the chosen one is confirmed by Next: choosing never goes on by itself. */
export function ChoiceTile({ group, value, chosen, onChoose, name, children, picture }: ChoiceTileProps) {
  return (
    <label className="tile choice" data-block="" data-chosen={chosen}>
      <input type="radio" name={group} value={value} checked={chosen} onChange={onChoose} />
      <span className="choice-mark" aria-hidden="true" />
      <span className="tile-text">
        <span className="tile-name">{name}</span>
        {children}
      </span>
      {picture}
    </label>
  );
}
