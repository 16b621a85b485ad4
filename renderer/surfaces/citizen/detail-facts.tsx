/** The person's details as facts: name, number, address, each with where it came from. */
import { type ReactNode, useEffect, useState } from 'react';
import type { Detail, DetailName } from '../../../contract/visit.ts';
import { formatNationalNumber, maskNationalNumber } from '../../i18n/format.ts';
import { PlainButton } from '../../ui/buttons.tsx';
import { Fact } from '../../ui/facts.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';

const shownForMs = 10_000;

export function detailValue(details: readonly Detail[], name: DetailName): string | null {
  return details.find((detail) => detail.name === name)?.value ?? null;
}

const joined = (parts: readonly (string | null)[], separator: string): string | null => {
  const present = parts.filter((part) => part !== null && part !== '');
  return present.length === 0 ? null : present.join(separator);
};

export const fullName = (details: readonly Detail[]): string | null =>
  joined([detailValue(details, 'givenNames'), detailValue(details, 'surname')], ' ');

export const fullAddress = (details: readonly Detail[]): string | null =>
  joined(
    [
      detailValue(details, 'streetAndNumber'),
      joined([detailValue(details, 'zip'), detailValue(details, 'municipality')], ' '),
    ],
    ', ',
  );

export function useOrigin(details: readonly Detail[]): (...names: readonly DetailName[]) => string | undefined {
  const { t } = useKiosk();
  return (...names) => {
    const origins = names.flatMap((name) => details.find((detail) => detail.name === name)?.provenance ?? []);
    const typed = origins.find((origin) => origin === 'typed');
    const origin = typed ?? origins[0];
    return origin === undefined ? undefined : t(`provenance.${origin}`);
  };
}

/** Masked until the person asks to see it, and again ten seconds later. */
export function NationalNumberFact({ details }: { readonly details: readonly Detail[] }) {
  const { t } = useKiosk();
  const origin = useOrigin(details);
  const [shown, setShown] = useState(false);
  const value = detailValue(details, 'nationalNumber');

  useEffect(() => {
    if (!shown) return;
    const timer = window.setTimeout(() => setShown(false), shownForMs);
    return () => window.clearTimeout(timer);
  }, [shown]);

  return (
    <Fact
      label={t('field.nationalNumber')}
      origin={origin('nationalNumber')}
      action={
        value === null ? undefined : (
          <PlainButton onPress={() => setShown(!shown)}>{t(shown ? 'details.hide' : 'details.show')}</PlainButton>
        )
      }
    >
      {value === null ? t('details.missing') : shown ? formatNationalNumber(value) : maskNationalNumber(value)}
    </Fact>
  );
}

export function NameFact({ details, action }: { readonly details: readonly Detail[]; readonly action?: ReactNode }) {
  const { t } = useKiosk();
  const origin = useOrigin(details);
  return (
    <Fact label={t('field.name')} origin={origin('surname', 'givenNames')} action={action}>
      {fullName(details) ?? t('details.missing')}
    </Fact>
  );
}

export function AddressFact({ details, action }: { readonly details: readonly Detail[]; readonly action?: ReactNode }) {
  const { t } = useKiosk();
  const origin = useOrigin(details);
  return (
    <Fact label={t('field.address')} origin={origin('streetAndNumber', 'zip', 'municipality')} action={action}>
      {fullAddress(details) ?? t('details.missing')}
    </Fact>
  );
}
