import { describe } from 'vitest';
import { tellStory } from '../e2e/story';
import { seatTwo } from './two-seats';

const story = seatTwo();

describe('the story of a handoff, on a real Tryton server', () => tellStory(story));
