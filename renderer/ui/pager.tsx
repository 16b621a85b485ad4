/** "More, 2 of 3": two large buttons that turn pages; the kiosk has no scroll bars. */
import { Icon } from './icon.tsx';
import { useKiosk } from './kiosk-context.tsx';
import type { Pages } from './use-pages.ts';

type PagerProps = { readonly pages: Pages; readonly back: string; readonly on: string };

export function Pager({ pages, back, on }: PagerProps) {
  const { t } = useKiosk();
  const { page, count, turn } = pages;
  return (
    <div className="pager">
      <button
        type="button"
        className="pager-button"
        aria-disabled={page === 0}
        onClick={() => turn(Math.max(0, page - 1))}
      >
        <Icon name="earlier" />
        <span>{back}</span>
      </button>
      <span className="pager-position" role="status">
        {t('pages.position', { page: page + 1, pages: count })}
      </span>
      <button
        type="button"
        className="pager-button"
        aria-disabled={page === count - 1}
        onClick={() => turn(Math.min(count - 1, page + 1))}
      >
        <span>{on}</span>
        <Icon name="more" />
      </button>
    </div>
  );
}
