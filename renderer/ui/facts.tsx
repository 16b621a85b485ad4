/** Facts are set large, in one place, with where they come from; notes say in one sentence what to mind. */
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

type FactProps = {
  readonly label: string;
  readonly children: ReactNode;
  readonly origin?: string | undefined;
  readonly action?: ReactNode;
  readonly large?: boolean;
};

export function Fact({ label, children, origin, action, large = false }: FactProps) {
  return (
    <div className={large ? 'fact fact-large' : 'fact'} data-block="">
      <p className="fact-label">{label}</p>
      <div className="fact-value">{children}</div>
      {origin === undefined ? null : <p className="fact-origin">{origin}</p>}
      {action}
    </div>
  );
}

export function Note({ tone, children }: { readonly tone: 'caution' | 'good'; readonly children: ReactNode }) {
  return (
    <p className="note" data-tone={tone} data-block="">
      <Icon name={tone === 'good' ? 'tick' : 'caution'} />
      <span>{children}</span>
    </p>
  );
}
