/** What tools outside of Baton may build on: the names here stay. */
export { renderBrief } from './brief/brief';
export { workingTimeBetween, workingTimeDue } from './time/clock';
export { foldHandoff } from './fold';
export { foldTeam } from './team/team-fold';
