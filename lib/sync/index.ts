/** What tools outside of Baton may build on: the names here stay. */
export { decodeNote, encodeNote } from './codec';
