from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'manager/renewed.md.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('renewed.md.j2', 'manager/renewed.md.j2')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    yield from parent_template.root_render_func(context)

def block_seat(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_first_name = resolve('first_name')
    pass
    yield 'Ask what '
    yield str((undefined(name='first_name') if l_0_first_name is missing else l_0_first_name))
    yield ' needs from you now that was not needed before.\n'

def block_seat_later(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_first_name = resolve('first_name')
    pass
    yield 'Ask '
    yield str((undefined(name='first_name') if l_0_first_name is missing else l_0_first_name))
    yield ' what you still bring that is no longer wanted, and what is missing.\n'

blocks = {'seat': block_seat, 'seat_later': block_seat_later}
debug_info = '1=12&2=17&3=27&5=30&6=40'