"""Reading what other programs, and this one, wrote about a person: pure, in one pass, in constant memory.

Every reader takes bytes and yields what was ``Found`` and what is ``Unread``; a file that is no such
file, or means harm, raises ``FileRefused``. Nothing here writes, knows a clock or asks for an id.
"""
