# SPDX-License-Identifier: GPL-3.0-or-later
"""Compiles our modules with the fuzzer's instruments, and links each target with them."""

import hashlib
import subprocess
import sys

SANITIZERS = "fuzzer,address"
# As the package has them; precondition checks and overflow traps stay in optimized code.
SWIFT = [
    "swiftc", "-O", "-g", "-swift-version", "6", "-parse-as-library", "-package-name", "candor", "-enable-testing",
    "-enable-upcoming-feature", "ExistentialAny", "-enable-upcoming-feature", "InternalImportsByDefault",
    "-enable-upcoming-feature", "MemberImportVisibility", "-warnings-as-errors", f"-sanitize={SANITIZERS}",
]
# What others wrote is taken as the package's own build leaves it, without instruments.
FOREIGN = {"CandorLog": ["Crypto", "CryptoExtras"], "CandorPrompts": ["Crypto", "Yams"]}
# Our modules that another one imports.
NEEDS = {"CandorPrompts": ["CandorCore"], "CandorLog": ["CandorCore"]}
LOG = ["Tests/CandorLogTests/Samples.swift", "Tests/CandorLogTests/Sandbox.swift", "Tests/Fuzz/Log/Forging.swift"]
# A target's files beside its own and those in Support.
BESIDE = {
    "documents": ["Tests/CandorCoreTests/Session/SampleFlow.swift", "Tests/CandorCoreTests/Papers/CalendarReading.swift",
                  "Tests/CandorCoreTests/Papers/PlainHTML.swift"],
    "line": LOG, "head": LOG, "keys": LOG, "segment": [*LOG, "Tests/Fuzz/Log/Home.swift"],
}


class Build:
    """The built things under one folder; a step is done again only where a file or the command changed."""

    def __init__(self, root, scratch):
        self.root = root
        self.scratch = scratch
        self.folder = scratch / "fuzz"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.built = set()

    def target(self, name, modules):
        """The program of one target."""
        for module in modules:
            self.module(module)
        sources = [self.root / "Tests/Fuzz/Targets" / f"{name}.swift"]
        sources += sorted((self.root / "Tests/Fuzz/Support").glob("*.swift"))
        sources += [self.root / path for path in BESIDE.get(name, [])]
        objects = [self.folder / f"{module}.o" for module in modules]
        if "CandorPrompts" in modules:
            objects.append(self.folder / "prompts.o")
        foreign = sorted({file for module in modules for each in FOREIGN.get(module, []) for file in self.objects(each)})
        listing = self.folder / f"{name}.objects"
        listing.write_text("".join(f'"{file}"\n' for file in foreign))
        program = self.folder / name
        # The default linker warns of each of the sanitizer's hidden symbols.
        command = [*SWIFT, "-wmo", "-module-name", f"fuzz_{name}", *self.imports(modules), "-use-ld=lld", *sources, *objects,
                   f"@{listing}", "-o", program]
        self.step(name, [*sources, *objects], command)
        return program

    def module(self, name):
        """One of our modules as an object file."""
        if name in self.built:
            return
        self.built.add(name)
        for each in FOREIGN.get(name, []):
            self.foreign(each)
        if name == "CandorPrompts":
            self.prompts()
        place = "Tests" if name == "TestSupport" else "Sources"
        sources = sorted((self.root / place / name).rglob("*.swift"))
        output = self.folder / f"{name}.o"
        command = [*SWIFT, "-wmo", "-module-name", name, *self.imports([name]), "-emit-module", "-emit-module-path",
                   self.folder / f"{name}.swiftmodule", "-c", "-o", output, *sources]
        self.step(name, [*sources, *(self.folder / f"{module}.o" for module in NEEDS.get(name, []))], command)

    def prompts(self):
        """The embedded data."""
        include = self.root / "Prompts/include"
        (self.folder / "CPrompts.modulemap").write_text(
            f'module CPrompts {{ header "{include}/prompts.h" export * }}\n')
        source = self.root / "Prompts/prompts.c"
        data = sorted((self.root / "Prompts").rglob("*.yaml"))
        self.step("prompts", [source, *data],
                  ["clang", "-std=c2x", "-O1", "-I", include, "-c", source, "-o", self.folder / "prompts.o"])

    def foreign(self, name):
        """A package that we depend on, as the package's build makes it."""
        if name not in self.built:
            self.built.add(name)
            self.call(["swift", "build", "-c", "release", "--package-path", self.root, "--scratch-path", self.scratch,
                       "--target", name])

    def objects(self, name):
        folders = {"Crypto": ["Crypto.build", "CryptoBoringWrapper.build", "CCryptoBoringSSL.build",
                              "CCryptoBoringSSLShims.build", "CXKCP.build", "CXKCPShims.build"],
                   "CryptoExtras": ["CryptoExtras.build", "SwiftASN1.build"], "Yams": ["Yams.build", "CYaml.build"]}[name]
        return [file for folder in folders for file in (self.scratch / "release" / folder).rglob("*.o")]

    def imports(self, modules):
        """Where the modules are that sources of, or beside, `modules` may import."""
        words = ["-I", self.folder]
        if any(FOREIGN.get(module) for module in modules):
            maps = sorted((self.scratch / "checkouts").glob("*/Sources/*/include/module.modulemap"))
            words += ["-I", self.scratch / "release/Modules"]
            words += [word for file in maps for word in ("-Xcc", f"-fmodule-map-file={file}")]
        if "CandorPrompts" in modules:
            words += ["-Xcc", f"-fmodule-map-file={self.folder}/CPrompts.modulemap"]
        return words

    def step(self, name, files, command):
        """Does what makes `files` into something, unless that was done with the same files by the same command."""
        digest = hashlib.sha256("\0".join(map(str, command)).encode())
        for file in files:
            digest.update(file.read_bytes())
        stamp = self.folder / f"{name}.stamp"
        if stamp.exists() and stamp.read_text() == digest.hexdigest():
            return
        print(f"building {name}", file=sys.stderr, flush=True)
        stamp.unlink(missing_ok=True)
        self.call(command)
        stamp.write_text(digest.hexdigest())

    def call(self, command):
        # The compiler leaves debugging modules where it stands.
        done = subprocess.run([str(word) for word in command], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, errors="replace")
        if done.returncode != 0:
            sys.exit(f"{done.stdout}\n{command[0]} ended with {done.returncode}")
