/** What tools outside of Baton may build on: the names here stay. */
export { renderBrief } from './brief';
export { workingTimeBetween, workingTimeDue } from './clock';
export { foldHandoff } from './fold';
export { foldTeam } from './team-fold';
