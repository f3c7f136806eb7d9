// Asking the program on this computer. Every request carries the key that only the address of this page holds.

const key = new URLSearchParams(location.hash.slice(1)).get("key") ?? "";

async function asked(path, body, headers) {
  let response;
  try {
    response = await fetch(path, {
      method: "POST",
      headers: { "x-sourcecheck-key": key, ...headers },
      body,
      cache: "no-store",
      redirect: "error",
    });
  } catch {
    throw new Error("The program has ended. Start sourcecheck serve again; your draft is still in this window.");
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

function ask(path, value) {
  return asked(path, JSON.stringify(value), { "content-type": "application/json" });
}

async function answered(path, value) {
  return (await ask(path, value)).json();
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
