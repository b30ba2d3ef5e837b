"""What is wrong with an object, in one line for a file or a command."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


def field_by_field(error: ValidationError) -> str:
    """Each fault after the name of its field; what is wrong with the whole has none."""
    faults = ValidationError(error.update_error_dict({})).message_dict
    named = {name: "" if name == NON_FIELD_ERRORS else f"{name}: " for name in faults}
    return "; ".join(f"{named[name]}{' '.join(messages)}" for name, messages in faults.items())
