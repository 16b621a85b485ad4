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

export function Header({ step }: { readonly step: VisitView['step'] }) {
  const { municipality, language, t } = useKiosk();
  const name =
    municipality === null ? '' : (municipality.names[language] ?? Object.values(municipality.names)[0] ?? '');
  const next = step === null || step.number >= step.of ? null : following[step.name];
  return (
    <header className="header">
      <p className="municipality">
        <span className="emblem" aria-hidden="true" />
        {name}
      </p>
      {step === null ? null : (
        <div className="step">
          <p className="step-text">
            <strong>{t('step.of', { number: step.number, of: step.of })}</strong>
            <span className="step-name"> · {t(`step.${step.name}`)}</span>
            {next === null ? null : <span className="step-next"> · {t('step.next', { step: t(`step.${next}`) })}</span>}
          </p>
          <div className="step-marks" aria-hidden="true">
            {Array.from({ length: step.of }, (_, index) => (
              <span key={index} data-reached={index < step.number} />
            ))}
          </div>
        </div>
      )}
    </header>
  );
}
