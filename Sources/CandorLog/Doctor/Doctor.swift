// SPDX-License-Identifier: GPL-3.0-or-later
package import CandorCore
import Glibc

/// Looks at everything that a log is made of, and says what is off; changes nothing, needs no passphrase, and goes on
/// behind the first thing that is wrong.
package enum Doctor {
  /// Looks through the folders of a log.
  ///
  /// - Returns: what was found, the worst first.
  package static func examine(_ places: LogPlaces, at moment: Moment) -> Checkup {
    var checkup = Checkup(log: places.data)
    var status = stat()
    guard lstat(places.data, &status) == 0 else {
      checkup.exists = false
      if errno != ENOENT { checkup.add(.permission, places.data, SystemError().words) }
      return checkup
    }
    Permissions.examine(places.data, &checkup)
    if lstat(places.state, &status) == 0 { Permissions.examine(places.state, &checkup) }
    let own = pointer(places, &checkup)
    checkup.ownDevice = own?.description
    do throws(LogError) {
      if let data = try Folder.open(places.data) {
        Surroundings.examine(data, &checkup)
        try Devices.examine(data, own: own, at: moment, &checkup)
      }
    } catch { checkup.add(unopened: error, places.data) }
    checkup.sort()
    return checkup
  }

  /// The device that the state folder points at.
  private static func pointer(_ places: LogPlaces, _ checkup: inout Checkup) -> DeviceID? {
    let path = "\(places.state)/\(Devices.pointerName)"
    let devices = "\(places.data)/\(Devices.folderName)"
    do throws(LogError) {
      guard let state = try Folder.open(places.state), let own = try Devices.own(in: state) else {
        if let devices = try Folder.open(devices), try !devices.names().isEmpty {
          checkup.add(.note, path, "there is no such file, so the next start begins a device of its own here")
        }
        return nil
      }
      if let data = try Folder.open(places.data), try !Devices.isBegun(own, in: data) {
        checkup.add(
          .warning, path,
          "it names \(own), whose records are not here; the next start begins another device. If they are elsewhere, copy them back first",
          mend: "cp -a COPY/\(own) \((devices + "/").inShell)")
      }
      return own
    } catch {
      if error.exitCode == 65 {
        checkup.add(
          .damage, path,
          "it is not the name of a device; without it, the next start begins a device of its own here",
          mend: "rm \(path.inShell)")
      }
      return nil
    }
  }
}
