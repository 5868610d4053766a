import { describe } from 'vitest';
import { tellStory } from './story';
import { seatTwoAtDemo } from './two-demo-seats';

const story = seatTwoAtDemo();

describe('the story of a handoff, on the demo CRM', () => tellStory(story));
