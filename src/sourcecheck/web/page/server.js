// Asking the program on this computer. Every request carries the key that only the address of this page holds.

const key = new URLSearchParams(location.hash.slice(1)).get("key") ?? "";

async function asked(path, body, headers, signal) {
  let response;
  try {
    response = await fetch(path, {
      method: "POST",
      headers: { "x-sourcecheck-key": key, ...headers },
      body,
      cache: "no-store",
      redirect: "error",
      signal,
    });
  } catch {
    throw new Error("The program on this computer has ended. Your draft is still in this window: copy it, or save it with Hand on, and start sourcecheck serve again.");
  }
  if (response.ok) return response;
  let said = `The program answered ${response.status}.`;
  try {
    said = (await response.json()).error ?? said;
  } catch {
    // it has nothing more to say
  }
  throw new Error(said);
}

function ask(path, value, signal) {
  return asked(path, JSON.stringify(value), { "content-type": "application/json" }, signal);
}

async function answered(path, value, signal) {
  return (await ask(path, value, signal)).json();
}

async function readFile(file) {
  const headers = { "content-type": "application/octet-stream", "x-sourcecheck-name": encodeURIComponent(file.name) };
  return (await asked("/read", file, headers)).json();
}

/** A Word file with comments: the one that the draft came from where it is unchanged, else one made of the draft. */
async function inWord(value, file) {
  const headers = { "content-type": "application/octet-stream" };
  return asked("/word", new Blob([JSON.stringify(value), "\n", file ?? ""]), headers);
}
