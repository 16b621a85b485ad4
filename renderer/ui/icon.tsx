/** Signs that stand beside a word, drawn on a 24 unit grid with the colour of the text. Never alone, so never announced. */
const paths = {
  back: 'M14.5 5 7.5 12l7 7',
  forward: 'M9.5 5l7 7-7 7',
  language:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3 12h18M12 3c2.6 2.6 3.6 5.7 3.6 9S14.6 18.4 12 21c-2.6-2.6-3.6-5.7-3.6-9S9.4 5.6 12 3Z',
  display: 'M2.5 19 7.5 6l5 13M4.2 15h6.6M14.5 19l3.5-9 3.5 9M15.7 16.2h4.6',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9.3 9.5a2.7 2.7 0 1 1 4.2 2.2c-.9.6-1.5 1.1-1.5 2.1M12 17v.1',
  stop: 'M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3ZM9 9l6 6M15 9l-6 6',
  tick: 'M4.5 12.5 10 18 19.5 7',
  caution: 'M12 3.5 21.5 20h-19ZM12 10v4.5M12 17.3v.1',
  earlier: 'M5 14.5l7-7 7 7',
  more: 'M5 9.5l7 7 7-7',
  dots: 'M6 12v.1M12 12v.1M18 12v.1',
  shift: 'M12 4 4.5 12H9v7h6v-7h4.5Z',
  backspace: 'M9 5h12v14H9l-6.5-7ZM12 9.5l5 5M17 9.5l-5 5',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
