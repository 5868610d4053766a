// This Node has no Temporal of its own yet, as some browsers have none: theirs is brought the same way.
import 'temporal-polyfill/global';
