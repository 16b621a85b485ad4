/** The quiet top of every screen: whose kiosk this is, which step the person is in and which comes next. */
import type { VisitStep, VisitView } from '../../contract/visit.ts';
import { useKiosk } from './kiosk-context.tsx';

/** The order in which a person counts the steps; the number itself comes from the host. */
const following: { readonly [S in VisitStep]: VisitStep | null } = {
  card: 'details',
  details: 'pickup',
  pickup: 'notification',
  notification: 'check',
  check: null,
};

type Counted = { readonly number: number; readonly of: number };

type HeaderProps = {
  readonly step: VisitView['step'];
  /** The guided check counts its own steps; there is no fixed one that comes next. */
  readonly check: Counted | null;
};

export function Header({ step, check }: HeaderProps) {
  const { municipality, language, t } = useKiosk();
  const name =
    municipality === null ? '' : (municipality.names[language] ?? Object.values(municipality.names)[0] ?? '');
  const next = step === null || step.number >= step.of ? null : following[step.name];
  const counted: Counted | null = step ?? check;
  return (
    <header className="header">
      <p className="municipality">
        <span className="emblem" aria-hidden="true" />
        {name}
      </p>
      {counted === null ? null : (
        <div className="step">
          <p className="step-text">
            <strong>{t('step.of', { number: counted.number, of: counted.of })}</strong>
            <span className="step-name"> · {t(step === null ? 'step.testing' : `step.${step.name}`)}</span>
            {next === null ? null : <span className="step-next"> · {t('step.next', { step: t(`step.${next}`) })}</span>}
          </p>
          <div className="step-marks" aria-hidden="true">
            {Array.from({ length: counted.of }, (_, index) => (
              <span key={index} data-reached={index < counted.number} />
            ))}
          </div>
        </div>
      )}
    </header>
  );
}
