const drop = document.getElementById("drop");
const input = document.getElementById("files");
const uploads = document.getElementById("uploads");

function put(file, line, overwrite) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("PUT", encodeURIComponent(file.name));
    if (!overwrite) request.setRequestHeader("If-None-Match", "*");
    request.upload.onprogress = (e) => {
      if (e.lengthComputable && e.total) line.textContent = Math.floor((100 * e.loaded) / e.total) + " %";
    };
    request.onerror = () => done({ status: 0, text: "the connection broke" });
    request.onload = () => done({ status: request.status, text: request.responseText.trim() });
    request.send(file);
  });
}

async function upload(file) {
  const item = uploads.appendChild(document.createElement("li"));
  item.appendChild(document.createElement("span")).textContent = file.name;
  const line = item.appendChild(document.createElement("span"));
  let answer = await put(file, line, false);
  if (answer.status === 412 && confirm("Replace " + file.name + "?")) answer = await put(file, line, true);
  const good = answer.status === 201 || answer.status === 204;
  line.textContent = good ? "stored" : answer.text || "failed (" + answer.status + ")";
  if (!good) item.className = "failed";
  return good;
}

async function uploadAll(files) {
  let all = true;
  for (const file of files) all = (await upload(file)) && all;
  if (all && files.length) location.reload();
}

input.addEventListener("change", () => uploadAll([...input.files]));
for (const kind of ["dragenter", "dragover"]) {
  addEventListener(kind, (e) => { e.preventDefault(); drop.classList.add("over"); });
}
for (const kind of ["dragleave", "drop"]) {
  addEventListener(kind, (e) => { e.preventDefault(); drop.classList.remove("over"); });
}
addEventListener("drop", (e) => uploadAll([...e.dataTransfer.files]));
