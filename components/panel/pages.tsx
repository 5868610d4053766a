import type { ComponentType, ReactNode } from 'react';
import { laterPart, useLoaded, type LaterPart } from '@/lib/panel/use-loaded';
import { PanelErrorBoundary } from './ErrorBoundary';
import { TopBar } from './TopBar';

/*
 * The panel's pages, each read when it is first needed, so that the panel opens with its frame
 * alone. Whoever leads to a page has it read before, and it is there when it is shown.
 */

const firstRun = laterPart(async () => (await import('./FirstRun')).FirstRun);
const draft = laterPart(async () => (await import('./DraftPage')).DraftPage);
const handoff = laterPart(async () => (await import('../timeline/HandoffPage')).HandoffPage);
const foot = laterPart(async () => (await import('../brief/Foot')).Foot);
const recordEnd = laterPart(async () => (await import('../team/RecordEnd')).RecordEnd);
const room = laterPart(async () => (await import('../team/TeamRoomPage')).TeamRoomPage);
const settings = laterPart(async () => (await import('../settings/Settings')).Settings);
const todayPage = laterPart(async () => (await import('../today/TodayPage')).TodayPage);
const today = laterPart(async () => (await import('../today/TodayPage')).Today);

export const FirstRun = shown(firstRun, <TopBar />);
export const DraftPage = shown(draft);
export const HandoffPage = shown(handoff);
export const Foot = shown(foot);
export const RecordEnd = shown(recordEnd);
export const TeamRoomPage = shown(room);
export const Settings = shown(settings, <TopBar />);
export const TodayPage = shown(todayPage, <TopBar />);
export const Today = shown(today);

const OF_RECORD = [draft, handoff, foot, recordEnd];
const ALL = [...OF_RECORD, firstRun, todayPage, today, settings, room];

/** Has the pages read of which an opened record will show one. */
export const readRecordPages = () => readParts(OF_RECORD);

/** Has all pages read, so that none is waited for. */
export const readAllPages = () => readParts(ALL);

/** What cannot be read now is told where it is shown. */
async function readParts(parts: readonly LaterPart<unknown>[]): Promise<void> {
  await Promise.allSettled(parts.map(({ load }) => load()));
}

/**
 * Draws the part, and `meanwhile` while it is being read. What cannot be read or drawn takes nothing
 * of what stands around it along.
 */
function shown(part: LaterPart<ComponentType>, meanwhile: ReactNode = null): ComponentType {
  function Loading() {
    const Loaded = useLoaded(part);
    return Loaded ? <Loaded /> : meanwhile;
  }
  return function Page() {
    return (
      <PanelErrorBoundary above={meanwhile}>
        <Loading />
      </PanelErrorBoundary>
    );
  };
}
