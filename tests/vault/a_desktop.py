"""A desktop for tests: takes the name of the notification service on the session's bus and prints what it is asked to show.

First a line "ready", then a line of JSON for each call of Notify; ends when its input ends.
"""

from __future__ import annotations

import asyncio
import json
import sys

from dbus_fast import Message
from dbus_fast import MessageType
from dbus_fast.aio.message_bus import MessageBus

NAME = "org.freedesktop.Notifications"
_IN = "".join(f'<arg type="{kind}" direction="in"/>' for kind in ("s", "u", "s", "s", "s", "as", "a{sv}", "i"))
#: What the Desktop Notifications Specification asks of a server, as far as it is called.
_SHAPE = f"""<node><interface name="{NAME}">
<method name="Notify">{_IN}<arg type="u" direction="out"/></method>
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation">{'<arg type="s" direction="out"/>' * 4}</method>
</interface></node>"""


def answer(call: Message) -> Message | None:
    """Return the answer to one call."""
    if call.message_type is not MessageType.METHOD_CALL:
        return None
    if call.member == "Introspect":
        return Message.new_method_return(call, "s", [_SHAPE])
    if call.interface != NAME:
        return None
    if call.member == "GetServerInformation":
        return Message.new_method_return(call, "ssss", ["test", "vaultkit", "1", "1.2"])
    if call.member == "GetCapabilities":
        return Message.new_method_return(call, "as", [["body", "body-markup"]])
    app, _, _, title, body, *_ = call.body
    sys.stdout.write(json.dumps([app, title, body]) + "\n")
    sys.stdout.flush()
    return Message.new_method_return(call, "u", [1])


async def serve() -> None:
    """Answer until the input ends."""
    bus = await MessageBus().connect()
    bus.add_message_handler(answer)
    await bus.request_name(NAME)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve())
