// Where the places of a text are in one that was made of it.

/** For places of one text: where they are in another, and whether they are in the part that is another one now. */
function moved(before, after) {
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before.charCodeAt(same) === after.charCodeAt(same)) same += 1;
  let tail = 0;
  while (tail < most - same && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail += 1;
  const changed = (place) => place > same && place < before.length - tail;
  const to = (place) => (place <= same || changed(place) ? Math.min(place, same) : place + after.length - before.length);
  return { to, changed };
}

/** The index of what stands nearest to a place; -1 where there is nothing. */
function nearest(things, place) {
  const ways = things.map((thing) => Math.abs(thing.start - place));
  return ways.indexOf(Math.min(...ways));
}
