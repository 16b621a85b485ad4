/**
 * Nobody touched anything for a while: how many seconds are left, what is cleared then, and one large way to stay.
 * Any key or touch extends too; the host takes the warning away.
 */
import { useEffect, useRef } from 'react';
import { MainButton } from '../../../ui/buttons.tsx';
import { useKiosk } from '../../../ui/kiosk-context.tsx';
import { useCountdown } from '../../../ui/use-countdown.ts';

const spokenAt = [45, 20, 10] as const;

type TimeoutWarningProps = { readonly endsInMs: number; readonly sinceMs: number };

export function TimeoutWarning({ endsInMs, sinceMs }: TimeoutWarningProps) {
  const { store, t } = useKiosk();
  const seconds = useCountdown(endsInMs, sinceMs);
  const box = useRef<HTMLDivElement>(null);
  const spoken = spokenAt.findLast((mark) => seconds <= mark) ?? spokenAt[0];

  useEffect(() => {
    const before = document.activeElement;
    box.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  return (
    <div
      ref={box}
      className="warning"
      role="alertdialog"
      aria-modal="true"
      aria-labelledby="warning-title"
      aria-describedby="warning-text"
    >
      <div className="warning-text">
        <h1 id="warning-title">{t('timeout.title')}</h1>
        <p className="seconds" aria-hidden="true">
          {seconds}
          <small>{t('timeout.seconds', { seconds })}</small>
        </p>
        <p id="warning-text">{t('timeout.cleared')}</p>
        <p className="quiet">{t('timeout.any')}</p>
        <p className="spoken" role="status">
          {t('timeout.status', { seconds: spoken })}
        </p>
      </div>
      <MainButton icon="tick" onPress={store.touch}>
        {t('timeout.more')}
      </MainButton>
    </div>
  );
}
