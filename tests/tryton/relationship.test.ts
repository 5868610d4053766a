import { describe } from 'vitest';
import { tellRelationship } from '../e2e/relationship-story';
import { seatTwo } from './two-seats';

const story = seatTwo();

describe('the relationship after the hand-over, on a real Tryton server', () =>
  tellRelationship(story));
