import { describe } from 'vitest';
import { tellRelationship } from './relationship-story';
import { seatTwoAtDemo } from './two-demo-seats';

const story = seatTwoAtDemo();

describe('the relationship after the hand-over, on the demo CRM', () => tellRelationship(story));
