import type { ReactNode } from 'react';
import { isWebAddress } from '@/lib/handoff/text';
import { useTodayActions } from '@/lib/panel/today/today-actions';
import { hostOf, originOfRecord } from '@/lib/panel/site/origins';
import { useSites } from '@/lib/panel/panel-hooks';
import { t } from '@/lib/panel/i18n';

interface RecordLinkProps {
  readonly record: string;
  /** The record's address as the brief says it; what a note says is not followed unless it fits. */
  readonly address: string | undefined;
  readonly children: ReactNode;
}

/** Leads to a record in its CRM, as long as Baton is on there. */
export function RecordLink({ record, address, children }: RecordLinkProps) {
  const { openRecord } = useTodayActions();
  const origin = originOfRecord(record);
  const isOn = useSites()?.some((site) => site.origin === origin) ?? false;
  if (!isOn) {
    return (
      <p>
        {children} <span className="quiet">{t('today_siteOff', hostOf(origin))}</span>
      </p>
    );
  }
  const open = () => void openRecord(record);
  if (address === undefined || !isWebAddress(address) || new URL(address).origin !== origin) {
    return (
      <button type="button" className="link" onClick={open}>
        {children}
      </button>
    );
  }
  return (
    <a
      href={address}
      target="_blank"
      rel="noreferrer"
      onClick={(event) => {
        event.preventDefault();
        open();
      }}
    >
      {children}
    </a>
  );
}
